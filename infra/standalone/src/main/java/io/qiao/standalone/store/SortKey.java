package io.qiao.standalone.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.backend.Missing;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Values in a row as bytes that sort as the values do: a byte for the type, then the value.
/// Different values may have the same bytes, never the other way round.
final class SortKey {
    static final SortKey NONE = new SortKey(new byte[0]);

    private static final int NOTHING = 1;
    private static final int NUMBER = 2;
    private static final int TEXT = 3;
    private static final int OTHER = 4;
    private static final int BOOLEAN = 5;
    private static final int DATE = 6;
    private static final int END_OF_TEXT = 0;
    private static final int AFTER_ALL = 0xFF;

    private final byte[] bytes;

    private SortKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static SortKey of(Iterable<?> values) {
        SortKey key = NONE;
        for (Object each : values) {
            key = key.with(each);
        }
        return key;
    }

    static boolean isSomething(@Nullable Object value) {
        return Missing.isNeitherNullNorMissing(value);
    }

    /// Whether documents with that value, and those below and above it, can be told by their keys.
    static boolean isComparable(@Nullable Object value) {
        return isSomething(value) && type(value) != OTHER;
    }

    private static int type(@Nullable Object value) {
        return switch (value) {
            case Number _ -> NUMBER;
            case String _ -> TEXT;
            case Boolean _ -> BOOLEAN;
            case Instant _ -> DATE;
            case null, default -> isSomething(value) ? OTHER : NOTHING;
        };
    }

    /// Not to be changed.
    byte[] bytes() {
        return bytes;
    }

    /// One more value at the end.
    SortKey with(@Nullable Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
        out.writeBytes(bytes);
        out.write(type(value));
        switch (value) {
            case Number number -> out.writeBytes(sorted(number.doubleValue()));
            case String text -> {
                out.writeBytes(text.replace('\0', '\1').getBytes(UTF_8));
                out.write(END_OF_TEXT);
            }
            case Boolean bool -> out.write(bool ? 1 : 0);
            case Instant instant -> out.writeBytes(sorted(instant.toEpochMilli()));
            case null, default -> {}
        }
        return new SortKey(out.toByteArray());
    }

    private static byte[] sorted(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return sorted(bits < 0 ? ~bits ^ Long.MIN_VALUE : bits);
    }

    private static byte[] sorted(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value ^ Long.MIN_VALUE).array();
    }

    /// Before all that begin with these values and go on with one of the same type as the example.
    SortKey before(@Nullable Object example) {
        return marked(type(example));
    }

    /// After all that begin with these values and go on with one of the same type as the example.
    SortKey after(@Nullable Object example) {
        return marked(type(example) + 1);
    }

    /// After all that begin with these values.
    SortKey after() {
        return marked(AFTER_ALL);
    }

    private SortKey marked(int last) {
        return new SortKey(
                ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) last).array());
    }
}
