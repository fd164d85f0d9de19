package io.qiao.chassis.input;

import io.qiao.chassis.aggregate.Refused.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/// What a field or parameter of a type may hold, in words.
public final class Types {
    private Types() {}

    /// @param type absent when it is not known
    public static FieldError mismatch(String field, @Nullable Class<?> type) {
        return type != null && type.isEnum()
                ? new FieldError(field, "enum", "must be one of " + choices(type))
                : new FieldError(field, "type", "must be " + asked(type));
    }

    /// Whether a parameter's text is a value of the type, to the letter: the framework would take
    /// `yes` for true, `0x1F` for 31 and `open-soon` for `OPEN_SOON`.
    static boolean reads(String text, Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .anyMatch(each -> ((Enum<?>) each).name().equals(text));
        }
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed == Boolean.class) {
            return text.equals("true") || text.equals("false");
        }
        if (boxed == Integer.class || boxed == Long.class) {
            return text.matches(boxed == Integer.class ? "-?[0-9]{1,9}" : "-?[0-9]{1,18}");
        }
        if (boxed == Instant.class) {
            return Dates.instants().reads(text);
        }
        return boxed != LocalDate.class || Dates.days().reads(text);
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .collect(Collectors.joining(", "));
    }

    private static String asked(@Nullable Class<?> type) {
        if (type == null) {
            return "of the right type";
        }
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed == Integer.class || boxed == Long.class) {
            return "a whole number, and not too large";
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return "a number";
        }
        if (boxed == Boolean.class) {
            return "true or false";
        }
        if (boxed == String.class) {
            return "a string";
        }
        if (boxed == Instant.class) {
            return "an instant from 1900 to 2100, such as 2026-05-01T08:00:00Z";
        }
        if (boxed == LocalDate.class) {
            return "a day from 1900 to 2100, such as 2026-05-01";
        }
        return Collection.class.isAssignableFrom(boxed) ? "a list" : "of the form described";
    }
}
