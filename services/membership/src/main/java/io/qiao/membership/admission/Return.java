package io.qiao.membership.admission;

import io.qiao.chassis.input.Text;
import jakarta.validation.constraints.NotBlank;

/// Why an application is given back, or a membership ended.
record Return(@NotBlank @Text(max = 1000) String reason) {}
