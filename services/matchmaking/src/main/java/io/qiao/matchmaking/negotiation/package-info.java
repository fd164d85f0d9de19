/// What the two sides make of a match.
@NullMarked
package io.qiao.matchmaking.negotiation;

import org.jspecify.annotations.NullMarked;
