/// How much anybody may ask for in how much time.
@NullMarked
package io.qiao.gateway.limit;

import org.jspecify.annotations.NullMarked;
