package io.qiao.identity.mail;

/// Who has a mail sent that its reader did not ask for, or need not have. Each has a budget of its
/// own for one address, so that none uses up what another may send there.
public enum Asker {
    /// Anybody at all, by signing up or by asking for a new password.
    STRANGER,
    /// Somebody with an account, by moving it to that address.
    ACCOUNT,
    /// Whoever invites.
    INVITER
}
