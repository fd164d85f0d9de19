package io.qiao.matchmaking.matching;

import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.matchmaking.Block;
import io.qiao.contracts.matchmaking.BlockEvent;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.engine.History;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What came of earlier proposals, as the events of matches and blocks tell.
final class Ledger implements FeedReader, History {
    private static final int DAYS = 7;

    private final Clock clock;
    private final Map<String, Match> matches = new ConcurrentHashMap<>();
    private final Map<String, Map<Long, Integer>> proposals = new ConcurrentHashMap<>();
    private final Map<String, Answers> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> partners = new ConcurrentHashMap<>();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();

    Ledger(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.MATCHES, Topic.BLOCKS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        switch (envelope.event()) {
            case MatchEvent event -> read(event.match());
            case BlockEvent event -> read(event.block());
            default -> throw new IllegalArgumentException("not followed: " + envelope.event());
        }
    }

    private void read(Block block) {
        String pair = pair(block.organization(), block.blocked());
        if (block.active()) {
            blocked.add(pair);
        } else {
            blocked.remove(pair);
        }
    }

    private void read(Match match) {
        Match brief = match.brief(); // there may be very many
        count(matches.put(match.id(), brief), -1);
        count(brief, 1);
    }

    private void count(@Nullable Match match, int step) {
        if (match == null) {
            return;
        }
        if (match.times() != null) {
            long day = day(match.times().proposed());
            match.second()
                    .organizations()
                    .forEach(
                            each ->
                                    proposals
                                            .computeIfAbsent(each, _ -> new ConcurrentHashMap<>())
                                            .merge(day, step, Integer::sum));
        }
        if (match.stage() == Match.Stage.ACCEPTED || match.stage() == Match.Stage.CONCLUDED) {
            partners.merge(match.first().subject(), step, Integer::sum);
            partners.merge(match.second().subject(), step, Integer::sum);
        }
        match.interested().forEach(each -> answered(each, match, step, 0));
        if (match.ending() != null && saysSomething(match.ending())) {
            answered(String.valueOf(match.ending().organization()), match, 0, step);
        }
    }

    /// Whether a refusal tells anything of the trade of the partner.
    private static boolean saysSomething(Match.Ending ending) {
        return ending.organization() != null && ending.cause() == Match.Ending.Cause.CONTENT;
    }

    private void answered(String organization, Match match, int taken, int declined) {
        String industry = match.across(organization).industry();
        if (industry != null && !industry.isEmpty()) {
            answers.merge(
                    organization + "/" + industry,
                    new Answers(taken, declined),
                    (one, other) ->
                            new Answers(
                                    one.taken() + other.taken(),
                                    one.declined() + other.declined()));
        }
    }

    @Override
    public int proposals(String organization) {
        long since = day(clock.instant()) - DAYS;
        return proposals.getOrDefault(organization, Map.of()).entrySet().stream()
                .filter(each -> each.getKey() > since)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public double liking(String organization, String industry) {
        Answers known = answers.get(organization + "/" + industry);
        return known == null ? 0 : known.liking();
    }

    @Override
    public boolean areBlocked(String one, String other) {
        return !blocked.isEmpty()
                && (blocked.contains(pair(one, other)) || blocked.contains(pair(other, one)));
    }

    @Override
    public int partners(String subject) {
        return partners.getOrDefault(subject, 0);
    }

    private static String pair(String who, String whom) {
        return who + "/" + whom;
    }

    private static long day(Instant instant) {
        return instant.getEpochSecond() / Duration.ofDays(1).toSeconds();
    }

    /// How an organization has answered partners of one trade.
    private record Answers(int taken, int declined) {
        double liking() {
            return (taken - declined) / (taken + declined + 2.0);
        }
    }
}
