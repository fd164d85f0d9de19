package io.qiao.gateway.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// What one logs in with.
record Credentials(
        @NotNull @Size(max = 60) String login, @NotNull @Size(max = 72) String password) {

    @Override
    public String toString() {
        return "Credentials[" + login + "]";
    }
}
