package io.qiao.matchmaking.dashboard;

import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.feed.Feed;
import io.qiao.chassis.feed.FeedReader;
import io.qiao.chassis.kafka.KafkaSettings;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.access.Access;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The board that the figures are drawn from now, and the making of a new one out of the topics.
@Component
class Dashboards implements FeedReader {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final KafkaSettings kafka;
    private final MeterRegistry meters;
    private final Access access;
    private final Drift drift;
    private final Clock clock;
    private final AtomicReference<Board> board = new AtomicReference<>(new Board());
    private final AtomicReference<@Nullable Board> coming = new AtomicReference<>();

    Dashboards(KafkaSettings kafka, MeterRegistry meters, Access access, Drift drift, Clock clock) {
        this.kafka = kafka;
        this.meters = meters;
        this.access = access;
        this.drift = drift;
        this.clock = clock;
    }

    @Override
    public Set<Topic> topics() {
        return board.get().topics();
    }

    @Override
    public void read(Envelope<Event> envelope) {
        board.get().read(envelope);
        Board next = coming.get();
        if (next != null) {
            next.read(envelope);
        }
    }

    Figures figures(Question question) {
        return figures(board.get(), question);
    }

    private Figures figures(Board from, Question question) {
        return answer(from, question).figures(drift.last());
    }

    List<Figures.Group> groups(Question question, Grouping by) {
        return answer(board.get(), question).by(each -> by.of(each, access::alliancesOf));
    }

    private Answer answer(Board from, Question question) {
        String alliance = question.alliance();
        return new Answer(
                from,
                question,
                alliance == null ? Set.of() : access.membersOf(alliance),
                clock.instant());
    }

    /// Grows with every change.
    long changes() {
        return board.get().changes();
    }

    /// Replays the topics into a new board while the old one serves, and then takes the new one.
    Mono<Rebuilt> rebuild() {
        return Mono.using(() -> begin(), this::replay, this::end);
    }

    private Feed begin() {
        Board next = new Board();
        if (!coming.compareAndSet(null, next)) {
            throw Refused.conflict("dashboard.rebuilding", "It is being rebuilt already.");
        }
        Feed feed = new Feed(kafka, List.of(next), meters);
        feed.start();
        return feed;
    }

    private Mono<Rebuilt> replay(Feed feed) {
        return Flux.interval(LOOK)
                .filter(_ -> feed.position().isCaughtUp())
                .next()
                .timeout(PATIENCE)
                .map(_ -> take());
    }

    private Rebuilt take() {
        Question everything = new Question(null, null, null, null, null, null);
        Board next = Objects.requireNonNull(coming.get());
        Figures before = figures(board.get(), everything);
        Figures after = figures(next, everything);
        board.set(next);
        return new Rebuilt(before.equals(after), before, after);
    }

    private void end(Feed feed) {
        coming.set(null);
        feed.stop();
    }

    /// @param same whether the figures are what they were
    record Rebuilt(boolean same, Figures before, Figures after) {}
}
