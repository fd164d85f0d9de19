/// Gatherings (活动): conferences, forums, ceremonies, with their units and sessions.
@NullMarked
package io.qiao.events.gathering;

import org.jspecify.annotations.NullMarked;
