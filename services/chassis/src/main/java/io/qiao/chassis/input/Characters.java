package io.qiao.chassis.input;

import java.text.Normalizer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// What may be in a string.
final class Characters {
    private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u0085\u2028\u2029]");

    private Characters() {}

    static boolean isWithin(CharSequence text, int min, int max) {
        long count = text.codePoints().count();
        return min <= count && count <= max;
    }

    /// No control character, no half of a surrogate pair, no code point that is none.
    static boolean isClean(String text) {
        return text.codePoints().noneMatch(Characters::isForeign);
    }

    /// As [#isClean(String)], but for line ends and tabs.
    static boolean isCleanButForLines(String text) {
        IntPredicate layout = each -> each == '\n' || each == '\t';
        return text.codePoints().filter(layout.negate()).noneMatch(Characters::isForeign);
    }

    private static boolean isForeign(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> (codePoint & 0xFFFE) == 0xFFFE;
        };
    }

    static String withPlainLineEnds(String text) {
        return LINE_END.matcher(text).replaceAll("\n");
    }

    static String composed(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
