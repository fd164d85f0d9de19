package io.qiao.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.event.MalformedEvent;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent.ApplicationSubmitted;
import io.qiao.contracts.wire.CloudEvents;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingARecord {
    private static final Event EVENT =
            new ApplicationSubmitted(
                    new Membership("mem-1", "all-1", "org-1", Membership.Status.APPLIED, null));
    private static final Envelope<Event> ENVELOPE =
            new Envelope<>(
                    "e-1",
                    "/qiao/membership",
                    "mem-1",
                    Instant.parse("2026-01-02T03:04:05Z"),
                    7,
                    "c-1",
                    "e-0",
                    EVENT);

    @Test
    void gives_back_what_was_written() {
        assertThat(CloudEvents.read(CloudEvents.headers(ENVELOPE), EventJson.write(EVENT)))
                .contains(ENVELOPE);
    }

    @Test
    void says_how_the_sequence_counts_and_what_the_event_looks_like() {
        assertThat(CloudEvents.headers(ENVELOPE))
                .containsEntry("ce_sequence", "7")
                .containsEntry("ce_sequencetype", "Integer")
                .containsEntry(
                        "ce_dataschema",
                        "urn:qiao:schema:io.qiao.membership.application-submitted");
    }

    @Test
    void passes_over_a_type_that_is_not_known_here() {
        assertThat(
                        CloudEvents.read(
                                with("ce_type", "io.qiao.membership.member-knighted"),
                                "{}".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void passes_over_a_field_that_is_not_known_here() {
        byte[] more =
                new String(EventJson.write(EVENT), UTF_8)
                        .replaceFirst("\\{", "{\"more\":[1],")
                        .getBytes(UTF_8);

        assertThat(CloudEvents.read(CloudEvents.headers(ENVELOPE), more)).contains(ENVELOPE);
    }

    @Test
    void refuses_a_body_that_is_no_json() {
        refuses(CloudEvents.headers(ENVELOPE), "not json");
    }

    @Test
    void refuses_a_body_without_a_required_field_and_names_it() {
        assertThatThrownBy(
                        () ->
                                CloudEvents.read(
                                        CloudEvents.headers(ENVELOPE),
                                        "{\"membership\":{\"id\":\"m\"}}".getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("membership.alliance");
    }

    @Test
    void refuses_a_record_without_an_id_or_with_an_unreadable_time() {
        refuses(with("ce_id", ""), new String(EventJson.write(EVENT), UTF_8));
        refuses(with("ce_time", "yesterday"), new String(EventJson.write(EVENT), UTF_8));
        refuses(with("ce_sequence", "one"), new String(EventJson.write(EVENT), UTF_8));
    }

    private static void refuses(Map<String, String> headers, String body) {
        assertThatThrownBy(() -> CloudEvents.read(headers, body.getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class);
    }

    private static Map<String, String> with(String header, String value) {
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(ENVELOPE));
        headers.put(header, value);
        return headers;
    }
}
