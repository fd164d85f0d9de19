package io.qiao.matchmaking.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qiao.chassis.security.Standing;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.matchmaking.Block;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerBlocked;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerUnblocked;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent.ApplicationSubmitted;
import io.qiao.matchmaking.engine.ASubject;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Weights;
import io.qiao.matchmaking.exchange.Exchanges;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingSubjects {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final MatchIndex index = new MatchIndex();
    private final Standing standing = new Standing(() -> true);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Ledger ledger = new Ledger(clock);
    private final Matcher matcher =
            new Matcher(
                    index,
                    new Subjects(index, ""),
                    new Exchanges(standing, clock),
                    ledger,
                    Weights.standard(),
                    clock);

    @Test
    void finds_across_scripts() {
        put(ASubject.offering("高功率激光切割设备"), "supply");
        put(ASubject.needing("採購激光切割設備"), "demand");

        assertThat(matcher.matches("demand"))
                .singleElement()
                .satisfies(match -> assertThat(match.second().subject()).isEqualTo("supply"));
        assertThat(matcher.matches("supply"))
                .singleElement()
                .satisfies(match -> assertThat(match.second().subject()).isEqualTo("demand"));
    }

    @Test
    void gives_a_pair_one_id_whichever_side_came_first() {
        put(ASubject.offering("激光切割设备"), "supply");
        put(ASubject.needing("激光切割设备"), "demand");

        assertThat(matcher.matches("demand").getFirst().id())
                .isEqualTo(matcher.matches("supply").getFirst().id());
    }

    @Test
    void prefers_the_same_trade_and_the_same_city() {
        put(ASubject.offering("激光切割设备制造").of("far").in("A01", "220100"), "far");
        put(ASubject.offering("激光切割设备制造").of("near"), "near");
        put(ASubject.needing("激光切割设备制造"), "demand");

        assertThat(matcher.matches("demand").stream().map(each -> each.second().subject()))
                .containsExactly("near", "far");
    }

    @Test
    void never_pairs_two_needs_nor_an_organization_with_itself() {
        put(ASubject.needing("激光切割设备").of("other"), "need");
        put(ASubject.offering("激光切割设备").of("buyer"), "own");
        put(ASubject.needing("激光切割设备"), "demand");

        assertThat(matcher.matches("demand")).isEmpty();
    }

    @Test
    void knows_nothing_of_words_that_only_sound_busy() {
        put(ASubject.offering("我们公司提供相关服务，欢迎合作"), "empty words");
        put(ASubject.needing("我们公司需要相关服务，寻求合作"), "demand");

        assertThat(matcher.matches("demand")).isEmpty();
    }

    @Test
    void forgets_what_was_removed() {
        put(ASubject.offering("激光切割设备"), "supply");
        put(ASubject.needing("激光切割设备"), "demand");
        index.remove("supply");

        assertThat(matcher.matches("demand")).isEmpty();
    }

    @Test
    void still_finds_the_only_supplier_when_thousands_ask_for_the_same() {
        put(ASubject.offering("深海采样器制造"), "supply");
        for (int at = 0; at < 3_000; at++) {
            put(ASubject.needing("采购深海采样器").of("buyer " + at), "demand " + at);
        }

        assertThat(matcher.matches("demand 2999")).hasSize(1);
    }

    @Test
    void proposes_ten_at_the_most() {
        for (int at = 0; at < 50; at++) {
            put(ASubject.offering("激光切割设备").of("seller " + at), "supply " + at);
        }
        put(ASubject.needing("激光切割设备"), "demand");

        assertThat(matcher.matches("demand")).hasSize(10);
    }

    @Test
    void adds_its_reasons_up_to_the_score_and_stays_between_nought_and_one() {
        Random random = new Random(3);
        List<String> words = List.of("激光", "切割", "智慧", "城市", "水下", "机器人", "面料", "种苗", "光网", "课程");
        for (int at = 0; at < 300; at++) {
            StringBuilder text = new StringBuilder();
            random.ints(6, 0, words.size()).forEach(each -> text.append(words.get(each)));
            ASubject subject =
                    at % 2 == 0
                            ? ASubject.needing(text.toString())
                            : ASubject.offering(text.toString());
            put(subject.of("owner " + at), "subject " + at);
        }
        for (int at = 0; at < 300; at++) {
            for (Match match : matcher.matches("subject " + at)) {
                double sum = match.reasons().stream().mapToDouble(Match.Reason::weight).sum();
                assertThat(match.score()).isCloseTo(sum, within(1e-9)).isBetween(0.0, 1.0);
                assertThat(match.reasons())
                        .isSortedAccordingTo(
                                Comparator.comparingDouble(
                                                (Match.Reason each) -> Math.abs(each.weight()))
                                        .reversed());
            }
        }
    }

    @Test
    void never_crosses_the_walls_of_an_alliance_whatever_they_are() {
        Random random = new Random(11);
        Map<String, Set<String>> alliances = new HashMap<>();
        for (int at = 0; at < 40; at++) {
            String owner = "owner " + at;
            for (String alliance : List.of("a", "b", "c")) {
                if (random.nextBoolean()) {
                    admit(owner, alliance);
                    alliances.computeIfAbsent(owner, _ -> new HashSet<>()).add(alliance);
                }
            }
        }
        for (int at = 0; at < 40; at++) {
            ASubject subject =
                    at % 2 == 0 ? ASubject.needing("激光切割设备") : ASubject.offering("激光切割设备");
            ASubject owned = subject.of("owner " + at);
            put(
                    at % 3 == 0 ? owned : owned.within("abc".substring(at % 3 - 1, at % 3)),
                    "subject " + at);
        }
        for (int at = 0; at < 40; at++) {
            for (Match match : matcher.matches("subject " + at)) {
                assertThat(mayMeet(match.first().subject(), match.second().subject(), alliances))
                        .isTrue();
                assertThat(mayMeet(match.second().subject(), match.first().subject(), alliances))
                        .isTrue();
            }
        }
    }

    @Test
    void leaves_places_to_those_who_were_not_proposed_lately() {
        for (int at = 0; at < 12; at++) {
            put(ASubject.offering("激光切割设备").of("seller " + at), "supply " + at);
        }
        put(ASubject.needing("激光切割设备"), "demand");
        List<Match> before = matcher.matches("demand");
        Match often = before.getFirst();
        for (int at = 0; at < 30; at++) {
            proposed(often, "earlier " + at);
        }

        assertThat(matcher.matches("demand"))
                .hasSize(10)
                .noneMatch(match -> match.second().equals(often.second()));
    }

    @Test
    void tells_the_one_thing_that_failed() {
        put(ASubject.offering("激光切割设备").forAtMost(1), "supply");
        put(ASubject.needing("激光切割设备"), "demand");
        Match match = matcher.matches("demand").getFirst();
        ledger.read(
                envelope(
                        new MatchAccepted(
                                match.at(
                                        Match.Stage.ACCEPTED,
                                        List.of("buyer", "seller"),
                                        match.times(),
                                        null,
                                        null,
                                        null),
                                "seller"),
                        match.id(),
                        2));

        assertThat(matcher.matches("demand")).isEmpty();
        assertThat(matcher.nearMisses("demand"))
                .singleElement()
                .extracting(NearMiss::criterion)
                .isEqualTo("CAPACITY");
    }

    @Test
    void never_pairs_those_of_whom_one_blocked_the_other() {
        put(ASubject.offering("激光切割设备"), "supply");
        put(ASubject.needing("激光切割设备"), "demand");
        Block block = new Block("block", "seller", "buyer", true);
        ledger.read(envelope(new PartnerBlocked(block), "block", 1));

        assertThat(matcher.matches("demand")).isEmpty();
        ledger.read(
                envelope(
                        new PartnerUnblocked(new Block("block", "seller", "buyer", false)),
                        "block",
                        2));
        assertThat(matcher.matches("demand")).hasSize(1);
    }

    private void proposed(Match like, String id) {
        Match match =
                Match.proposed(
                        id,
                        like.first(),
                        like.second(),
                        like.score(),
                        like.reasons(),
                        new Match.Times(NOW, null, null, null, null, null));
        ledger.read(envelope(new MatchProposed(match), id, 1));
    }

    private static Envelope<Event> envelope(Event event, String subject, long sequence) {
        return new Envelope<>("id", "/test", subject, NOW, sequence, "story", null, event);
    }

    private boolean mayMeet(String viewer, String seen, Map<String, Set<String>> alliances) {
        List<String> visibleTo = index.subject(seen).orElseThrow().alliances();
        String owner = index.subject(viewer).orElseThrow().organizations().getFirst();
        return visibleTo.isEmpty()
                || !Collections.disjoint(visibleTo, alliances.getOrDefault(owner, Set.of()));
    }

    private void admit(String organization, String alliance) {
        Membership membership =
                new Membership(
                        organization + alliance,
                        alliance,
                        organization,
                        Membership.Status.ACTIVE,
                        null);
        standing.read(
                new Envelope<>(
                        "id",
                        "/test",
                        membership.id(),
                        NOW,
                        1,
                        "story",
                        null,
                        new ApplicationSubmitted(membership)));
    }

    private void put(ASubject subject, String id) {
        index.put(subject.named(id));
    }
}
