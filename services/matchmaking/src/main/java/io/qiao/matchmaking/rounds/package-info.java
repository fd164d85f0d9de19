/// What is done again and again.
@NullMarked
package io.qiao.matchmaking.rounds;

import org.jspecify.annotations.NullMarked;
