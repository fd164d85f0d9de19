package io.qiao.membership.admission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Why an application is given back, or a membership ended.
record Return(@NotBlank @Size(max = 1000) String reason) {}
