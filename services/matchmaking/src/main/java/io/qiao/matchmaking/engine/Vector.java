package io.qiao.matchmaking.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a text means, as an embedding model sees it: a direction in so many dimensions, each in a
/// byte. Texts that mean the same point the same way.
public final class Vector {
    private static final double LARGEST = 10;

    private final byte[] values;
    private final double length;

    private Vector(byte[] values) {
        this.values = values;
        this.length = Math.sqrt(dot(values, values));
    }

    public static Vector of(byte[] values) {
        return new Vector(values.clone());
    }

    /// Brought to one length, so that the dot product of two is as good as the cosine, and
    /// quantized: components are of the order of one by the root of the dimensions; what is beyond
    /// so many times that is cut off.
    public static Vector of(float[] values) {
        double squares = 0;
        for (float each : values) {
            squares += each * each;
        }
        double scale =
                squares == 0 ? 0 : Byte.MAX_VALUE * Math.sqrt(values.length / squares) / LARGEST;
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] =
                    (byte)
                            Math.clamp(
                                    Math.round(values[at] * scale),
                                    -Byte.MAX_VALUE,
                                    Byte.MAX_VALUE);
        }
        return new Vector(bytes);
    }

    public byte[] bytes() {
        return values.clone();
    }

    byte[] values() {
        return values;
    }

    /// The cosine of the angle between the two, -1 to 1; 0 when either has no direction or they
    /// come from different models.
    public double cosine(Vector other) {
        if (length == 0 || other.length == 0 || values.length != other.values.length) {
            return 0;
        }
        return dot(values, other.values) / (length * other.length);
    }

    private static int dot(byte[] one, byte[] other) {
        int sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vector same && Arrays.equals(values, same.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
