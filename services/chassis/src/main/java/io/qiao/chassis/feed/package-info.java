/// What a service knows of the others: compacted topics replayed into memory and followed.
@NullMarked
package io.qiao.chassis.feed;

import org.jspecify.annotations.NullMarked;
