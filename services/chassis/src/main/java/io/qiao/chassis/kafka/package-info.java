/// How to reach Kafka, and which topics there are.
@NullMarked
package io.qiao.chassis.kafka;

import org.jspecify.annotations.NullMarked;
