package io.qiao.matchmaking.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.contracts.matchmaking.Match;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What a subject said when a match was made: short digests, so that a later reader can tell which
/// part of it has changed.
final class Footprint {
    private Footprint() {}

    static Match.Footprint of(Subject subject) {
        Subject.Facts facts = subject.facts();
        return new Match.Footprint(
                digest(subject.wants(), subject.gives(), facts.industry(), facts.category()),
                digest(facts.budget()),
                digest(facts.region()),
                digest(facts.period(), facts.until()),
                digest(facts.capacity()));
    }

    private static String digest(@Nullable Object... parts) {
        CRC32C sum = new CRC32C();
        sum.update(Arrays.deepToString(parts).getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
