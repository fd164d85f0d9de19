package io.qiao.identity.account;

import static io.qiao.identity.account.OpenAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.identity.person.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResettingAPassword {
    private static final String MAIL = "li@example.com";
    private static final String NEXT = "another horse, another battery";
    private static final String THIRD = "a third horse with no battery";

    private final OpenAccounts accounts = new OpenAccounts();

    @AfterEach
    void close() {
        accounts.close();
    }

    private String ask() {
        accounts.clock.advance(Duration.ofSeconds(1));
        accounts.requests().forgot(MAIL);
        return accounts.token(MAIL);
    }

    @Test
    void only_the_newest_link_is_good_and_only_once() {
        accounts.person(MAIL);
        String older = ask();
        String newer = ask();

        refused(older);
        accounts.resets().finish(newer, NEXT, null);

        assertThat(accounts.logsIn(MAIL, NEXT)).isTrue();
        refused(newer);
    }

    @Test
    void a_link_that_a_crash_left_sets_no_other_password_but_ends_the_logins() {
        Person person = accounts.person(MAIL);
        String token = ask();
        List<Document> before = accounts.links();
        accounts.resets().finish(token, NEXT, null);
        accounts.ended.clear();

        accounts.leave(before);
        refused(token);

        assertThat(accounts.logsIn(MAIL, NEXT)).isTrue();
        assertThat(accounts.ended).containsExactly(person.id());
    }

    @Test
    void of_two_who_follow_one_link_at_once_one_sets_the_password() throws Exception {
        accounts.person(MAIL);
        String token = ask();
        List<Callable<Boolean>> several =
                IntStream.range(0, 6).mapToObj(at -> follow(token, NEXT + at)).toList();

        List<Boolean> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(several.size())) {
            for (Future<Boolean> each : threads.invokeAll(several)) {
                done.add(each.get());
            }
        }

        assertThat(done).containsOnlyOnce(true);
        assertThat(accounts.logsIn(MAIL, NEXT + done.indexOf(true))).isTrue();
    }

    private Callable<Boolean> follow(String token, String password) {
        return () -> {
            try {
                accounts.resets().finish(token, password, null);
                return true;
            } catch (Refused refused) {
                return false;
            }
        };
    }

    @Test
    void ends_the_link_by_which_somebody_else_was_about_to_move_the_account() {
        Person person = accounts.person(MAIL);
        accounts.requests().change(person, "thief@example.com");
        String theft = accounts.token("thief@example.com");

        accounts.resets().finish(ask(), NEXT, null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> accounts.mailChanges().finish(theft, null));
        assertThat(accounts.logsIn(MAIL, NEXT)).isTrue();
    }

    @Test
    void a_link_to_the_old_address_is_worth_nothing_after_the_account_has_moved() {
        Person person = accounts.person(MAIL);
        String token = ask();
        accounts.requests().change(person, "new@example.com");
        accounts.mailChanges().finish(accounts.token("new@example.com"), null);

        refused(token);
        assertThat(accounts.logsIn("new@example.com", PASSWORD)).isTrue();
    }

    @Test
    void who_asks_too_often_for_somebody_else_does_not_take_the_last_link_away() {
        accounts.person(MAIL);
        String last = ask();
        for (int at = 0; at < 20; at++) {
            last = ask();
        }

        accounts.resets().finish(last, THIRD, null);

        assertThat(accounts.logsIn(MAIL, THIRD)).isTrue();
    }

    @Test
    void its_owner_is_told_of_it_however_often_strangers_had_asked() {
        accounts.person(MAIL);
        String link = ask();
        for (int at = 0; at < 20; at++) {
            accounts.signUp(MAIL);
        }

        accounts.resets().finish(link, NEXT, null);

        assertThat(accounts.mails(MAIL)).filteredOn(each -> each.contains("第二步验证已变更")).hasSize(1);
    }

    private void refused(String token) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> accounts.resets().finish(token, THIRD, null))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("link.invalid"));
        assertThat(accounts.logsIn(MAIL, THIRD)).isFalse();
    }
}
