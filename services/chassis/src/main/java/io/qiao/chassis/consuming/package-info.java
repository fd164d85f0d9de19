/// The Kafka edge: handle, then commit; retry, then set aside.
@NullMarked
package io.qiao.chassis.consuming;

import org.jspecify.annotations.NullMarked;
