package io.qiao.chassis.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.event.MalformedEvent;
import io.qiao.contracts.matchmaking.PostingEvent;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent;
import io.qiao.contracts.membership.AllianceEvent.AllianceFounded;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.wire.CloudEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.backoff.BackOffExecution;
import reactor.core.publisher.Mono;

/// The four cases that every consumer meets, and what the edge makes of a failure.
class HandlingAnEvent {
    private static final AllianceFounded FOUNDED =
            new AllianceFounded(
                    new Alliance("a", LocalizedText.hans("联盟"), "", null, List.of(), null, null));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Long> handled = new ArrayList<>();
    private final java.util.function.Consumer<Message<byte[]>> consumer =
            new Consuming(meters)
                    .of(
                            AllianceEvent.class,
                            envelope -> Mono.fromRunnable(() -> handled.add(envelope.sequence())));

    @Test
    void its_effect_is_there_when_the_consumer_returns() {
        consumer.accept(message("io.qiao.membership.alliance-founded", 1));

        assertThat(handled).containsExactly(1L);
    }

    @Test
    void duplicates_and_latecomers_reach_the_handler_which_must_bear_them() {
        consumer.accept(message("io.qiao.membership.alliance-founded", 2));
        consumer.accept(message("io.qiao.membership.alliance-founded", 2));
        consumer.accept(message("io.qiao.membership.alliance-founded", 1));

        assertThat(handled).containsExactly(2L, 2L, 1L);
    }

    @Test
    void one_of_an_unknown_type_is_passed_over_and_counted() {
        consumer.accept(message("io.qiao.membership.alliance-renamed", 1));

        assertThat(handled).isEmpty();
        assertThat(meters.counter("qiao.events.unknown").count()).isEqualTo(1);
    }

    @Test
    void poison_is_refused_at_once_and_never_tried_again() {
        Message<byte[]> poison = MessageBuilder.withPayload("{".getBytes(UTF_8)).build();

        assertThatThrownBy(() -> consumer.accept(poison)).isInstanceOf(MalformedEvent.class);
        BackOffExecution backOff =
                Failures.backOff(new IllegalStateException(new MalformedEvent("x", null))).start();
        assertThat(backOff.nextBackOff()).isEqualTo(BackOffExecution.STOP);
    }

    @Test
    void one_that_belongs_on_another_topic_is_refused() {
        java.util.function.Consumer<Message<byte[]>> postings =
                new Consuming(meters).of(PostingEvent.class, _ -> Mono.empty());

        assertThatThrownBy(() -> postings.accept(message("io.qiao.membership.alliance-founded", 1)))
                .isInstanceOf(MalformedEvent.class);
    }

    @Test
    void while_the_store_is_away_it_is_tried_for_as_long_as_that_lasts() {
        BackOffExecution backOff =
                Failures.backOff(new IllegalStateException(new MongoTimeoutException("away")))
                        .start();

        for (int at = 0; at < 10_000; at++) {
            assertThat(backOff.nextBackOff()).isEqualTo(1_000);
        }
    }

    @Test
    void after_any_other_failure_it_is_tried_five_times() {
        BackOffExecution backOff = Failures.backOff(new IllegalStateException("bug")).start();

        for (int at = 0; at < 5; at++) {
            assertThat(backOff.nextBackOff()).isPositive();
        }
        assertThat(backOff.nextBackOff()).isEqualTo(BackOffExecution.STOP);
    }

    private static Message<byte[]> message(String type, long sequence) {
        CloudEvents.Attributes attributes =
                new CloudEvents.Attributes(
                        "id", "/test", type, "a", Instant.EPOCH, sequence, "story", null);
        MessageBuilder<byte[]> message = MessageBuilder.withPayload(EventJson.write(FOUNDED));
        CloudEvents.headers(attributes).forEach(message::setHeader);
        return message.build();
    }
}
