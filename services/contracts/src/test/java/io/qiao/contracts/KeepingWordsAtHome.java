package io.qiao.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.event.Published;
import io.qiao.contracts.event.Unpublished;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchDeclined;
import io.qiao.contracts.wire.EventTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people write to one side travels on no topic, and nothing that people write does so by
/// accident: each text in an event is an id or a code, or says that it is published.
class KeepingWordsAtHome {
    /// Ids, codes, digests: what these are called holds no words of anybody, wherever it is found.
    private static final Set<String> IDS_AND_CODES =
            Set.of(
                    "account",
                    "alliance",
                    "alliances",
                    "blocked",
                    "budget",
                    "by",
                    "capacity",
                    "council",
                    "createdBy",
                    "digest",
                    "from",
                    "gathering",
                    "gives",
                    "hongKongNumber",
                    "id",
                    "industries",
                    "industry",
                    "interest",
                    "interested",
                    "invitedBy",
                    "languages",
                    "match",
                    "model",
                    "organization",
                    "organizations",
                    "organizers",
                    "owner",
                    "partner",
                    "place",
                    "project",
                    "region",
                    "regions",
                    "reported",
                    "reporter",
                    "representatives",
                    "secretariat",
                    "socialCreditCode",
                    "story",
                    "subject",
                    "successor",
                    "time",
                    "viewers",
                    "wants");

    /// Ids and codes by names that others give to words.
    private static final Set<String> MORE_IDS_AND_CODES = Set.of("Footprint.text");

    @ParameterizedTest
    @MethodSource("events")
    void no_event_carries_words_that_are_for_one_side(Event event) {
        assertThat(new String(EventJson.write(event), UTF_8)).doesNotContain(Samples.UNPUBLISHED);
    }

    static Stream<Event> events() {
        return Samples.all().stream();
    }

    @Test
    void an_event_says_that_there_are_words_and_the_state_has_them() {
        Match match =
                Samples.all().stream()
                        .filter(MatchDeclined.class::isInstance)
                        .map(each -> ((MatchDeclined) each).match())
                        .findFirst()
                        .orElseThrow();

        MatchDeclined read =
                EventJson.read(
                        EventJson.write(new MatchDeclined(match, "org-2")), MatchDeclined.class);

        assertThat(read.match().ending())
                .isEqualTo(new Match.Ending("org-2", Match.Ending.Cause.BUDGET, null, true));
        assertThat(EventJson.MAPPER.writeValueAsString(match)).contains(Samples.UNPUBLISHED);
    }

    @Test
    void a_record_that_brings_words_all_the_same_is_read_without_them() {
        MatchDeclined read =
                EventJson.read(
                        """
                        {"organization": "o", "match": {"id": "m", "score": 0.5, "reasons": [],
                          "first": {"kind": "SUPPLY", "subject": "s", "organizations": [], "title": "t"},
                          "second": {"kind": "DEMAND", "subject": "d", "organizations": [], "title": "u"},
                          "broker": {"alliance": "a", "note": "psst", "hasWords": true}}}
                        """
                                .getBytes(UTF_8),
                        MatchDeclined.class);

        assertThat(read.match().broker()).isEqualTo(new Match.Broker("a", null, true));
    }

    @Test
    void every_text_in_an_event_is_an_id_a_code_or_published_on_purpose() {
        assertThat(texts())
                .as(
                        "text in events that is not accounted for: mark words that anybody may read"
                                + " for ever @Published, words for one side @Unpublished, and name"
                                + " ids and codes here")
                .filteredOn(each -> !isPublished(each) && !isIdOrCode(each))
                .isEmpty();
    }

    @Test
    void whoever_reads_an_event_knows_that_unpublished_words_are_absent() {
        assertThat(components())
                .filteredOn(each -> each.isAnnotationPresent(Unpublished.class))
                .isNotEmpty()
                .allMatch(each -> each.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    @Test
    void the_list_of_ids_and_codes_names_nothing_that_is_gone() {
        assertThat(texts().filter(each -> !isPublished(each)).map(RecordComponent::getName))
                .containsAll(IDS_AND_CODES);
    }

    private static boolean isIdOrCode(RecordComponent component) {
        return IDS_AND_CODES.contains(component.getName())
                || MORE_IDS_AND_CODES.contains(
                        component.getDeclaringRecord().getSimpleName() + "." + component.getName());
    }

    private static boolean isPublished(RecordComponent component) {
        return component.isAnnotationPresent(Published.class);
    }

    /// The components that travel and hold text.
    private static Stream<RecordComponent> texts() {
        return components()
                .filter(each -> !each.isAnnotationPresent(Unpublished.class))
                .filter(each -> types(each.getGenericType()).anyMatch(String.class::equals));
    }

    private static Stream<RecordComponent> components() {
        return EventTypes.all().values().stream()
                .flatMap(KeepingWordsAtHome::components)
                .distinct();
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(
                        each ->
                                Stream.concat(
                                        Stream.of(each),
                                        types(each.getGenericType())
                                                .filter(Class::isRecord)
                                                .flatMap(KeepingWordsAtHome::components)));
    }

    /// The type and what it holds.
    private static Stream<Class<?>> types(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain);
            case ParameterizedType of ->
                    Arrays.stream(of.getActualTypeArguments()).flatMap(KeepingWordsAtHome::types);
            default -> throw new IllegalArgumentException("not looked into: " + type);
        };
    }
}
