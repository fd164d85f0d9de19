package io.qiao.identity.login;

/// What comes of a login.
enum Outcome {
    /// In.
    RIGHT,
    /// The password was right; a code of the second factor is needed.
    CODE_NEEDED,
    /// The password was a one-time password; a new one is needed.
    NEW_PASSWORD_NEEDED,
    WRONG,
    /// Too many attempts; only a reset link opens it.
    LOCKED
}
