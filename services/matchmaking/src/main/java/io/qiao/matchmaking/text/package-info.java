/// How a text is understood: folded across scripts, cut into terms, its notions looked up.
@NullMarked
package io.qiao.matchmaking.text;

import org.jspecify.annotations.NullMarked;
