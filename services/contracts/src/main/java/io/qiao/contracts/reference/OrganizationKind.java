package io.qiao.contracts.reference;

/// The kinds of organization in public life: 政产学研用金协媒.
public enum OrganizationKind {
    GOVERNMENT,
    INDUSTRY,
    ACADEMIA,
    RESEARCH,
    USER,
    FINANCE,
    ASSOCIATION,
    MEDIA
}
