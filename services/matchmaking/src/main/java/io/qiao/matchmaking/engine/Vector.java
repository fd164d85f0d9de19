package io.qiao.matchmaking.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a text means, as an embedding model sees it: a direction in so many dimensions, each in a
/// byte. Texts that mean the same point the same way.
public final class Vector {
    private final byte[] values;
    private final double length;

    private Vector(byte[] values) {
        this.values = values;
        this.length = Math.sqrt(dot(values, values));
    }

    public static Vector of(byte[] values) {
        return new Vector(values.clone());
    }

    /// Quantized so that the largest component is 127.
    public static Vector of(float[] values) {
        float most = 0;
        for (float each : values) {
            most = Math.max(most, Math.abs(each));
        }
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) Math.round(most == 0 ? 0 : values[at] / most * Byte.MAX_VALUE);
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
