package io.qiao.identity.account;

import io.qiao.identity.person.Basis;

/// Another mail address of an account.
///
/// @param mail the new one
/// @param basis what the account was when the change was asked for
record MailChange(String account, String mail, Basis basis) {
    @Override
    public String toString() {
        return "MailChange[" + account + "]";
    }
}
