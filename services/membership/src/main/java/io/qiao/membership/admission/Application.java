package io.qiao.membership.admission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Who wants to belong to which alliance.
record Application(
        @NotBlank @Size(max = 100) String alliance,
        @NotBlank @Size(max = 100) String organization) {}
