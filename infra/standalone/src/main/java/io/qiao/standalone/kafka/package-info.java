/// The embedded Kafka broker.
@NullMarked
package io.qiao.standalone.kafka;

import org.jspecify.annotations.NullMarked;
