/// HTTP conventions: problem details, paging, entity tags, idempotency keys.
@NullMarked
package io.qiao.chassis.web;

import org.jspecify.annotations.NullMarked;
