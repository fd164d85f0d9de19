package io.qiao.identity.account;

/// The languages that Qiao speaks.
public final class Languages {
    /// As tags of BCP 47.
    public static final String PATTERN = "zh-Hans|zh-Hant|en";

    public static final String RULE = "must be zh-Hans, zh-Hant or en";

    private Languages() {}
}
