package io.qiao.identity.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody asks for who names a mail address and has not proved yet that it is theirs.
///
/// @param draft the account that is wanted; absent when none is
/// @param change the account that is to have that address; absent when none is. Without either, a
///     password was forgotten
/// @param time when it was asked for
record MailRequest(String mail, @Nullable SignUp draft, @Nullable MailChange change, Instant time) {
    @Override
    public String toString() {
        return "MailRequest";
    }
}
