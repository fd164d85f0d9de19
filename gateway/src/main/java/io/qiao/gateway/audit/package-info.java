/// What the gateway itself refused.
@NullMarked
package io.qiao.gateway.audit;

import org.jspecify.annotations.NullMarked;
