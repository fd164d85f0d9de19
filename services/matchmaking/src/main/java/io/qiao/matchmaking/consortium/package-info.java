/// Needs that ask for several partners: who could meet each part, and whether all can be met.
@NullMarked
package io.qiao.matchmaking.consortium;

import org.jspecify.annotations.NullMarked;
