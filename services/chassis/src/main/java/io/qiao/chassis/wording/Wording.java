package io.qiao.chassis.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.reference.Industries;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.Regions;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sentences in one of the three languages, from `wording.<language>.properties` beside this
/// class.
public final class Wording {
    public static final Wording ZH_HANS = new Wording("zh-Hans", LocalizedText::hans);
    public static final Wording ZH_HANT = new Wording("zh-Hant", LocalizedText::hant);
    public static final Wording EN = new Wording("en", LocalizedText::en);

    private static final int LONGEST_LIST = 500;

    private final String tag;
    private final Function<LocalizedText, @Nullable String> form;
    private final Properties sentences = new Properties();

    private Wording(String tag, Function<LocalizedText, @Nullable String> form) {
        this.tag = tag;
        this.form = form;
        String file = "wording." + tag + ".properties";
        try (InputStream in =
                Objects.requireNonNull(Wording.class.getResourceAsStream(file), file)) {
            sentences.load(new InputStreamReader(in, UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The language of ours that a reader likes best: the whole list of `Accept-Language` counts,
    /// by its weights. Without one that we speak it is English.
    ///
    /// @param header the header, or its absence; one that cannot be read counts as absent
    public static Wording accepted(@Nullable String header) {
        if (header == null || header.length() > LONGEST_LIST) {
            return EN;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> spoken(Locale.forLanguageTag(range.getRange())).stream())
                    .findFirst()
                    .orElse(EN);
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }

    /// The language of ours that comes nearest; what we do not speak is answered in English.
    public static Wording in(@Nullable Locale locale) {
        return locale == null ? EN : spoken(locale).orElse(EN);
    }

    /// Chinese of Taiwan, Hong Kong and Macao is Traditional, all other Chinese Simplified.
    private static Optional<Wording> spoken(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> Optional.of(EN);
            case "zh" -> Optional.of(isTraditional(locale) ? ZH_HANT : ZH_HANS);
            default -> Optional.empty();
        };
    }

    private static boolean isTraditional(Locale locale) {
        return locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty()
                        && Set.of("TW", "HK", "MO").contains(locale.getCountry()));
    }

    /// For what needs the platform's own type.
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /// As in `Content-Language`.
    public String tag() {
        return tag;
    }

    /// @param key of a sentence in the file
    /// @param blanks what its places are filled with
    public String say(String key, Object... blanks) {
        return MessageFormat.format(
                Objects.requireNonNull(sentences.getProperty(key), key), blanks);
    }

    /// Why two subjects fit, to a reader on one of the sides.
    ///
    /// @param first whether the reader is on the first side
    public String reason(Match.Reason reason, boolean first) {
        return reason(
                asSeen(reason.code(), first),
                reason.weight(),
                first ? reason.first() : reason.second(),
                first ? reason.second() : reason.first());
    }

    /// @param code as the reader sees it
    /// @param mine the words or facts on the reader's side
    public String reason(String code, double weight, List<String> mine, List<String> theirs) {
        return say(
                "reason." + code + (weight < 0 ? ".against" : ""),
                told(code, mine),
                told(code, theirs));
    }

    /// `SERVES_YOU` or `YOU_SERVE` for what one side does for the other, by where the reader
    /// stands.
    public static String asSeen(Match.Reason.Code code, boolean first) {
        return switch (code) {
            case SERVES_FIRST -> first ? "SERVES_YOU" : "YOU_SERVE";
            case SERVES_SECOND -> first ? "YOU_SERVE" : "SERVES_YOU";
            default -> code.name();
        };
    }

    private String told(String code, List<String> facts) {
        return facts.stream()
                .map(each -> name(code, each))
                .collect(Collectors.joining(say("between")));
    }

    private String name(String code, String fact) {
        return switch (code) {
            case "INDUSTRY" -> inThis(Industries.name(fact));
            case "REGION" -> inThis(Regions.name(fact));
            case "CATEGORY", "KINDS" -> say(code + "." + fact);
            default -> fact;
        };
    }

    private String inThis(LocalizedText text) {
        String told = form.apply(text);
        return told == null ? text.any() : told;
    }
}
