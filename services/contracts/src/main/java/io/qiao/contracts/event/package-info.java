/// How a fact travels: envelope, wire form, topics.
@NullMarked
package io.qiao.contracts.event;

import org.jspecify.annotations.NullMarked;
