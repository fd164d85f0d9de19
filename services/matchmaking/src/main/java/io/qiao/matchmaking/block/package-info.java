/// Organizations that want nothing to do with another one.
@NullMarked
package io.qiao.matchmaking.block;

import org.jspecify.annotations.NullMarked;
