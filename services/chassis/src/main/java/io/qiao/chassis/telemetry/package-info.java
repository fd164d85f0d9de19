/// Health and figures of a running service.
@NullMarked
package io.qiao.chassis.telemetry;

import org.jspecify.annotations.NullMarked;
