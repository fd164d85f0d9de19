package io.qiao.contracts.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qiao.contracts.event.Published;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A name or title as its owner writes it, in up to three scripts. At least one is there.
///
/// @param hans Simplified Chinese
/// @param hant Traditional Chinese
/// @param en English
public record LocalizedText(
        @Published @JsonProperty("zh-Hans") @Nullable String hans,
        @Published @JsonProperty("zh-Hant") @Nullable String hant,
        @Published @Nullable String en) {

    public LocalizedText {
        if (hans == null && hant == null && en == null) {
            throw new IllegalArgumentException("one of zh-Hans, zh-Hant, en is needed");
        }
    }

    public static LocalizedText hans(String text) {
        return new LocalizedText(text, null, null);
    }

    /// The form to show where only one fits: Simplified, else Traditional, else English.
    public String any() {
        return all().findFirst().orElseThrow();
    }

    /// Every form, each on a line: what a search looks through.
    public String joined() {
        return all().distinct().collect(Collectors.joining("\n"));
    }

    private Stream<String> all() {
        return Stream.of(hans, hant, en).filter(Objects::nonNull);
    }
}
