/// The matching engine: subjects, the index of all that are open, the rules that exclude and the
/// score that ranks. Free of Spring, Kafka and the store, so that it can be judged and measured by
/// itself.
@NullMarked
package io.qiao.matchmaking.engine;

import org.jspecify.annotations.NullMarked;
