/// Long lists in stretches.
@NullMarked
package io.qiao.chassis.paging;

import org.jspecify.annotations.NullMarked;
