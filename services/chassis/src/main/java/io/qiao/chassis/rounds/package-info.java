/// What is done again and again.
@NullMarked
package io.qiao.chassis.rounds;

import org.jspecify.annotations.NullMarked;
