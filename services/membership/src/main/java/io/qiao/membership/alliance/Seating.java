package io.qiao.membership.alliance;

import io.qiao.contracts.membership.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Who is to hold which seat.
record Seating(@NotBlank @Size(max = 100) String account, @NotNull Role seat) {}
