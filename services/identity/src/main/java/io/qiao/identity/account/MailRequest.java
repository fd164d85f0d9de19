package io.qiao.identity.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody asks for who names a mail address and has proved nothing yet.
///
/// @param draft the account that is wanted; absent where a password was forgotten
/// @param time when it was asked for
record MailRequest(String mail, @Nullable SignUp draft, Instant time) {
    @Override
    public String toString() {
        return "MailRequest";
    }
}
