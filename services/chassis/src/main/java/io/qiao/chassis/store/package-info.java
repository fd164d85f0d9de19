/// Aggregates kept one document each, with the events they owe beside their state.
@NullMarked
package io.qiao.chassis.store;

import org.jspecify.annotations.NullMarked;
