package io.qiao.contracts.reference;

/// The currencies that amounts may be given in (ISO 4217).
public enum Currency {
    CNY,
    HKD,
    MOP,
    USD,
    EUR
}
