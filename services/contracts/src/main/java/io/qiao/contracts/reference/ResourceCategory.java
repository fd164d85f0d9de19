package io.qiao.contracts.reference;

/// What a posting asks for or gives.
public enum ResourceCategory {
    INDUSTRY,
    TALENT,
    TECHNOLOGY,
    CAPITAL,
    SPACE,
    CHANNEL,
    SERVICE
}
