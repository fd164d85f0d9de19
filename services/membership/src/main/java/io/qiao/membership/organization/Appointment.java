package io.qiao.membership.organization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Who is to represent the organization.
record Appointment(@NotBlank @Size(max = 100) String account) {}
