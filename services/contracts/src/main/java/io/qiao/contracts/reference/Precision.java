package io.qiao.contracts.reference;

/// How a published count is meant: as it stands, "about", or "at least".
public enum Precision {
    EXACT,
    APPROXIMATE,
    AT_LEAST
}
