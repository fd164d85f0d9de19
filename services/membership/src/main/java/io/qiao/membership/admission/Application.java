package io.qiao.membership.admission;

import io.qiao.chassis.input.Line;
import jakarta.validation.constraints.NotBlank;

/// Who wants to belong to which alliance.
record Application(
        @NotBlank @Line(max = 100) String alliance,
        @NotBlank @Line(max = 100) String organization) {}
