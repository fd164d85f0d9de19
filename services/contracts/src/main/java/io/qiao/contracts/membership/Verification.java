package io.qiao.contracts.membership;

/// Whether somebody answers for an organization being what it says.
public enum Verification {
    /// Nobody does yet, or nobody any longer.
    UNVERIFIED,
    /// An alliance's secretariat that admitted it, or the platform's administrator.
    VERIFIED
}
