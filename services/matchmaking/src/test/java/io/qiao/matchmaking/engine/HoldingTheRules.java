package io.qiao.matchmaking.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldingTheRules {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Subject NEED = ASubject.needing("激光").named("need");
    private static final Subject OFFER = ASubject.offering("激光").named("offer");

    private final Rules rules = new Rules(Reach.ALL, History.NONE);

    @Test
    void a_need_and_an_offer_break_none() {
        assertThat(rules.broken(NEED, OFFER, NOW)).isEmpty();
    }

    @Test
    void two_needs_have_nothing_for_each_other() {
        assertThat(rules.broken(NEED, ASubject.needing("激光").of("other").named("other"), NOW))
                .containsExactly(Rule.KIND);
    }

    @Test
    void an_organization_is_no_partner_of_itself() {
        assertThat(rules.broken(NEED, ASubject.offering("激光").of("buyer").named("own"), NOW))
                .containsExactly(Rule.OWN);
    }

    @Test
    void what_is_over_is_over_to_the_second() {
        Subject ending = ASubject.offering("激光").named("ending", NOW);

        assertThat(rules.broken(NEED, ending, NOW)).containsExactly(Rule.EXPIRED);
        assertThat(rules.broken(NEED, ending, NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void what_one_may_not_see_the_other_does_not_meet() {
        Rules walls = new Rules((_, _) -> false, History.NONE);
        Subject hidden = ASubject.offering("激光").within("alliance").named("hidden");

        assertThat(walls.broken(NEED, hidden, NOW)).containsExactly(Rule.VISIBILITY);
        assertThat(walls.broken(hidden, NEED, NOW)).containsExactly(Rule.VISIBILITY);
        assertThat(walls.broken(NEED, OFFER, NOW)).isEmpty();
    }

    @Test
    void who_has_enough_partners_is_full() {
        Subject forTwo = ASubject.offering("激光").forAtMost(2).named("offer");

        assertThat(having(1).broken(NEED, forTwo, NOW)).isEmpty();
        assertThat(having(2).broken(NEED, forTwo, NOW)).containsExactly(Rule.CAPACITY);
        assertThat(having(2).without(Rule.CAPACITY).allow(NEED, forTwo, NOW)).isTrue();
    }

    @Test
    void a_block_holds_in_either_direction() {
        Rules blocked = new Rules(Reach.ALL, new Past(0, "seller/buyer"));

        assertThat(blocked.broken(NEED, OFFER, NOW)).containsExactly(Rule.BLOCKED);
        assertThat(blocked.broken(OFFER, NEED, NOW)).containsExactly(Rule.BLOCKED);
    }

    private static Rules having(int partners) {
        return new Rules(Reach.ALL, new Past(partners, ""));
    }

    private record Past(int partners, String block) implements History {
        @Override
        public int proposals(String organization) {
            return 0;
        }

        @Override
        public double liking(String organization, String industry) {
            return 0;
        }

        @Override
        public boolean areBlocked(String one, String other) {
            return block.equals(one + "/" + other) || block.equals(other + "/" + one);
        }

        @Override
        public int partners(String subject) {
            return partners;
        }
    }
}
