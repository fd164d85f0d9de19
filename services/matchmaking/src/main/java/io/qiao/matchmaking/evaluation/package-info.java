/// Judges the engine on labelled sets and tunes its weights. Run by `infra/bench/run`.
@NullMarked
package io.qiao.matchmaking.evaluation;

import org.jspecify.annotations.NullMarked;
