/// What an aggregate decides, and how it refuses.
@NullMarked
package io.qiao.chassis.aggregate;

import org.jspecify.annotations.NullMarked;
