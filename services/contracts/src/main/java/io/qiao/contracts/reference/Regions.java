package io.qiao.contracts.reference;

import java.util.Map;
import java.util.Set;

/// Places by GB/T 2260: six digits, two for the province, two for the city, two for the district.
/// Provinces and cities are listed; a district is known when its city is.
public final class Regions {
    private static final Map<String, LocalizedText> TABLE = CodeTable.read("regions.tsv");
    private static final Set<String> BAY_AREA =
            Set.of(
                    "4401", "4403", "4404", "4406", "4407", "4412", "4413", "4419", "4420", "8100",
                    "8200");

    private Regions() {}

    public static boolean isKnown(String code) {
        return TABLE.containsKey(code)
                || (code.matches("\\d{6}") && TABLE.containsKey(city(code) + "00"));
    }

    /// The name of the place, or of its city for a district that is not listed; the code itself
    /// when unknown.
    public static LocalizedText name(String code) {
        return TABLE.getOrDefault(
                code, TABLE.getOrDefault(city(code) + "00", new LocalizedText(code, code, code)));
    }

    /// How near two places are: 1 for the same city, 0.7 for two cities of the Guangdong-Hong
    /// Kong-Macao Greater Bay Area, 0.5 for the same province, else 0.
    public static double proximity(String one, String other) {
        if (city(one).equals(city(other))) {
            return 1;
        }
        if (BAY_AREA.contains(city(one)) && BAY_AREA.contains(city(other))) {
            return 0.7;
        }
        return one.substring(0, 2).equals(other.substring(0, 2)) ? 0.5 : 0;
    }

    /// Whether a place is the region or lies in it: `440000` is a province, `440300` a city.
    public static boolean contains(String region, String place) {
        return place.startsWith(region.replaceFirst("(00){1,2}$", ""));
    }

    private static String city(String code) {
        return code.length() < 4 ? code : code.substring(0, 4);
    }
}
