package io.qiao.matchmaking.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// How much each part of the score counts. The one documented default is `weights.properties`
/// beside this class, written by `infra/bench/run tune`.
///
/// @param text the most that words in common can add
/// @param meaning the most that a like meaning can add; without vectors it goes to the words
/// @param better the share of the better direction where both sides need something
/// @param evidence the weight of common words at which they count 63 %
/// @param unlike the cosine up to which meanings count as unlike
/// @param alike the cosine from which they count as alike
/// @param least the relevance, 0 to 1, below which facts do not help
/// @param industry the most for the nearness of trades; the following ones likewise
/// @param category for the same resource
/// @param kinds for kinds of organization that complete each other
/// @param freshness for what was published today
/// @param fairness the most that is taken from those who got many proposals this week
/// @param feedback the most that is added or taken for what was accepted or declined before
/// @param slope of the calibration, which turns the sum into a likelihood
/// @param offset of the calibration
/// @param threshold the likelihood from which a pair is proposed
public record Weights(
        double text,
        double meaning,
        double better,
        double evidence,
        double unlike,
        double alike,
        double least,
        double industry,
        double region,
        double budget,
        double period,
        double category,
        double kinds,
        double languages,
        double freshness,
        double fairness,
        double feedback,
        double slope,
        double offset,
        double threshold) {

    /// The documented default.
    public static Weights standard() {
        try (InputStream in =
                Objects.requireNonNull(Weights.class.getResourceAsStream("weights.properties"))) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Those of a file; what it does not name is as in the default.
    public static Weights read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            return standard().with(named(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Weights read(Reader in) throws IOException {
        return of(named(in));
    }

    private static Map<String, Double> named(Reader in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames()) {
            values.put(name, Double.valueOf(properties.getProperty(name)));
        }
        return values;
    }

    /// The same with some of them changed.
    ///
    /// @throws IllegalArgumentException when there is no weight of that name, or one is out of
    ///     range
    public Weights with(Map<String, Double> changed) {
        Map<String, Double> all = byName();
        changed.forEach(
                (name, value) -> {
                    if (all.replace(name, value) == null) {
                        throw new IllegalArgumentException("there is no weight " + name);
                    }
                });
        return of(all);
    }

    /// Each by its name, in order.
    public Map<String, Double> byName() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (RecordComponent each : Weights.class.getRecordComponents()) {
            try {
                values.put(each.getName(), (Double) each.getAccessor().invoke(this));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return values;
    }

    private static Weights of(Map<String, Double> values) {
        Map<String, Double> left = new LinkedHashMap<>(values);
        Object[] arguments =
                Arrays.stream(Weights.class.getRecordComponents())
                        .map(each -> required(each.getName(), left.remove(each.getName())))
                        .toArray();
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("there is no weight " + left.keySet());
        }
        try {
            return (Weights) Weights.class.getDeclaredConstructors()[0].newInstance(arguments);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static double required(String name, @Nullable Double value) {
        if (value == null || !Double.isFinite(value) || Math.abs(value) > 1_000) {
            throw new IllegalArgumentException(name + " is missing or out of range");
        }
        return value;
    }
}
