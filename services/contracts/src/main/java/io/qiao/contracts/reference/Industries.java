package io.qiao.contracts.reference;

import java.util.Map;

/// Industries by GB/T 4754-2017: a section letter (`C`, manufacturing) or a section and division
/// (`C39`, computers and electronics).
public final class Industries {
    private static final Map<String, LocalizedText> TABLE = CodeTable.read("industries.tsv");

    private Industries() {}

    public static boolean isKnown(String code) {
        return TABLE.containsKey(code);
    }

    /// The name, or the code itself when unknown.
    public static LocalizedText name(String code) {
        return TABLE.getOrDefault(code, new LocalizedText(code, code, code));
    }

    /// How near two industries are: 1 for the same division, 0.5 for the same section, else 0.
    public static double proximity(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        return one.charAt(0) == other.charAt(0) ? 0.5 : 0;
    }
}
