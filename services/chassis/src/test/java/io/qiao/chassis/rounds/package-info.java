@org.jspecify.annotations.NullMarked
package io.qiao.chassis.rounds;
