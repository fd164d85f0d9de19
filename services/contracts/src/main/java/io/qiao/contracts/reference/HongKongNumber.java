package io.qiao.contracts.reference;

/// The Business Registration Number of entities in Hong Kong: eight digits, the first part of the
/// number on the Business Registration Certificate. Since 27 December 2023 it is the Unique
/// Business Identifier in place of the Companies Registry's own numbers. How a check digit would
/// be found is not published. Source: Companies Registry, Unique Business Identifier.
public final class HongKongNumber {
    private static final int LENGTH = 8;

    private HongKongNumber() {}

    /// Whether it has eight digits.
    public static boolean isValid(String number) {
        return number.length() == LENGTH
                && number.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
