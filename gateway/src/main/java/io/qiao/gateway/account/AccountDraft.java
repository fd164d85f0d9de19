package io.qiao.gateway.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// What opens an account.
///
/// @param login 3 to 60 letters, digits, dots, dashes
/// @param password 10 to 72 characters
record AccountDraft(
        @NotNull
                @Pattern(
                        regexp = "[A-Za-z0-9][A-Za-z0-9._-]{2,59}",
                        message = "must be 3 to 60 letters, digits, dots, dashes")
                String login,
        @NotNull @Size(min = 10, max = 72) String password) {

    @Override
    public String toString() {
        return "AccountDraft[" + login + "]";
    }
}
