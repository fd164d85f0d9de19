/// What browsers may keep, and for how long.
@NullMarked
package io.qiao.gateway.caching;

import org.jspecify.annotations.NullMarked;
