/// From the outbox in a document to its topic.
@NullMarked
package io.qiao.chassis.outbox;

import org.jspecify.annotations.NullMarked;
