package io.qiao.matchmaking.evaluation;

import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.StandingInterest;
import io.qiao.contracts.reference.ResourceCategory;
import io.qiao.matchmaking.engine.Meaning;
import io.qiao.matchmaking.engine.Vector;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Postings made by a seeded generator, always the same for a number. There are some thousand
/// topics, a few of them popular (Zipf); a posting speaks of one with six of the topic's twelve
/// words and as many words that everybody uses. With vectors, those of a topic point much the same
/// way.
final class SyntheticPostings {
    private static final long SEED = 20261121;
    private static final int TOPICS = 5_000;
    private static final int TOPIC_WORDS = 12;
    private static final int COMMON_WORDS = 2_000;
    private static final int DIMENSIONS = 512;
    private static final double NOISE = 0.7;
    private static final List<String> CITIES =
            List.of("440100", "440300", "440400", "440600", "441900", "810000", "820000", "310000");
    private static final List<String> INDUSTRIES =
            List.of("C26", "C27", "C34", "C35", "C38", "C39", "I64", "I65", "L72", "M73", "M75");

    private final Random words = new Random(SEED);
    private final List<String> common = words(COMMON_WORDS);
    private final List<List<String>> topics =
            IntStream.range(0, TOPICS).mapToObj(_ -> words(TOPIC_WORDS)).toList();

    private List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(_ -> word()).toList();
    }

    /// Two or three of 2,500 ideographs.
    private String word() {
        return words.ints(2 + words.nextInt(2), 0x4E00, 0x4E00 + 2_500)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /// The posting of that number: even ones ask, odd ones offer.
    Posting posting(int number) {
        Random random = new Random(SEED + number);
        int topic = topic(random);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < 6; at++) {
            text.append(topics.get(topic).get(random.nextInt(TOPIC_WORDS)))
                    .append(common.get(zipf(random, COMMON_WORDS)))
                    .append(at % 2 == 0 ? "，" : "。");
        }
        return new Posting(
                "posting-" + number,
                "owner-" + number % 20_000,
                number % 2 == 0 ? Posting.Kind.DEMAND : Posting.Kind.SUPPLY,
                ResourceCategory.TECHNOLOGY,
                topics.get(topic).get(0) + topics.get(topic).get(1),
                text.toString(),
                INDUSTRIES.get(topic % INDUSTRIES.size()),
                CITIES.get(random.nextInt(CITIES.size())),
                null,
                List.of(),
                null,
                Instant.parse("2027-01-01T00:00:00Z"),
                Posting.Status.OPEN,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null,
                null);
    }

    /// A standing interest in two words of a topic; every third also names a place.
    StandingInterest interest(int number) {
        Random random = new Random(SEED - number - 1);
        List<String> topic = topics.get(topic(random));
        return new StandingInterest(
                "interest-" + number,
                "owner-" + number % 2_000,
                "interest " + number,
                topic.get(random.nextInt(TOPIC_WORDS)) + topic.get(random.nextInt(TOPIC_WORDS)),
                List.of(StandingInterest.Kind.DEMAND, StandingInterest.Kind.SUPPLY),
                List.of(),
                number % 3 == 0 ? List.of(CITIES.get(random.nextInt(CITIES.size()))) : List.of(),
                List.of(),
                true);
    }

    /// A vector in place of the model's: the topic's direction and noise.
    Meaning meaning(int number) {
        Random random = new Random(SEED + number);
        int topic = topic(random);
        Random direction = new Random(topic);
        float[] values = new float[DIMENSIONS];
        for (int at = 0; at < DIMENSIONS; at++) {
            values[at] = (float) (direction.nextGaussian() + NOISE * random.nextGaussian());
        }
        Vector vector = Vector.of(values);
        return number % 2 == 0 ? new Meaning(vector, null) : new Meaning(null, vector);
    }

    private static int topic(Random random) {
        return zipf(random, TOPICS);
    }

    /// A number below the bound, small ones more often: about as their inverse.
    private static int zipf(Random random, int bound) {
        return (int) Math.pow(bound, random.nextDouble()) - 1;
    }
}
