package io.qiao.chassis.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads dates and instants: as strings of ISO 8601, from 1900 to 2100.
final class Dates<T> extends StdScalarDeserializer<T> {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate END = LocalDate.of(2101, 1, 1);

    private final transient Function<String, T> parse;
    private final transient Predicate<T> inTime;
    private final String example;

    private Dates(Class<T> type, Function<String, T> parse, Predicate<T> inTime, String example) {
        super(type);
        this.parse = parse;
        this.inTime = inTime;
        this.example = example;
    }

    static Dates<LocalDate> days() {
        return new Dates<>(
                LocalDate.class,
                LocalDate::parse,
                day -> !day.isBefore(FIRST) && day.isBefore(END),
                "2026-05-01");
    }

    static Dates<Instant> instants() {
        Instant first = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = END.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Dates<>(
                Instant.class,
                Instant::parse,
                instant -> !instant.isBefore(first) && instant.isBefore(end),
                "2026-05-01T08:00:00Z");
    }

    /// Whether it is a date or instant, and from 1900 to 2100.
    boolean reads(String text) {
        try {
            return inTime.test(parse.apply(text));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (T) context.handleUnexpectedToken(_valueClass, parser);
        }
        T read = read(parser);
        if (!inTime.test(read)) {
            throw new BrokenRule(parser, "range", "must be from 1900 to 2100", _valueClass);
        }
        return read;
    }

    private T read(JsonParser parser) {
        try {
            return parse.apply(parser.getString());
        } catch (DateTimeException unreadable) {
            throw new BrokenRule(parser, "format", "must be written like " + example, _valueClass);
        }
    }
}
