package io.qiao.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.qiao.identity.person.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// Whoever asks for a new password or for an account waits for the same work, whether there is an
/// account with that address or not.
class AskingByMailAddress {
    private static final String KNOWN = "known@example.com";
    private static final String NOBODY = "nobody@example.com";

    private final OpenAccounts accounts = new OpenAccounts(false);

    @BeforeEach
    void somebody() {
        accounts.signUp(KNOWN);
        afterTheAnswer();
        accounts.registrations().confirm(accounts.token(KNOWN), OpenAccounts.PASSWORD, null);
        accounts.clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    private void afterTheAnswer() {
        accounts.later.forEach(Runnable::run);
        accounts.later.clear();
    }

    /// What the store was asked while that was done, but for the relay, which ticks off at a time
    /// of its own that it told of the account.
    private List<String> askedOfTheStore(Runnable work) {
        accounts.commands.clear();
        work.run();
        return List.copyOf(accounts.commands).stream()
                .filter(each -> !each.equals("update accounts"))
                .toList();
    }

    @Test
    void a_reset_costs_the_same_before_the_answer() {
        List<String> known = askedOfTheStore(() -> accounts.requests().forgot(KNOWN));
        List<String> unknown = askedOfTheStore(() -> accounts.requests().forgot(NOBODY));

        assertThat(known).isNotEmpty().isEqualTo(unknown);
    }

    @Test
    void a_sign_up_costs_the_same_before_the_answer() {
        List<String> known = askedOfTheStore(() -> accounts.signUp(KNOWN));
        List<String> unknown = askedOfTheStore(() -> accounts.signUp(NOBODY));

        assertThat(known).isNotEmpty().isEqualTo(unknown);
    }

    @Test
    void a_new_address_costs_the_same_before_the_answer() {
        Person person = accounts.directory().byMail(KNOWN).orElseThrow();

        List<String> known = askedOfTheStore(() -> accounts.requests().change(person, KNOWN));
        List<String> unknown = askedOfTheStore(() -> accounts.requests().change(person, NOBODY));

        assertThat(known).isNotEmpty().isEqualTo(unknown);
    }

    @Test
    void the_mail_comes_after_the_answer() {
        int before = accounts.mails(KNOWN).size();
        accounts.requests().forgot(KNOWN);
        accounts.requests().forgot(NOBODY);
        assertThat(accounts.mails(KNOWN)).hasSize(before);

        afterTheAnswer();

        assertThat(accounts.mails(KNOWN)).hasSize(before + 1);
        assertThat(accounts.mails(NOBODY)).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void what_a_crash_left_is_done_later() {
        accounts.requests().forgot(KNOWN);
        int before = accounts.mails(KNOWN).size();
        accounts.later.clear();
        assertThat(waiting()).isEqualTo(1);

        accounts.requests().followDue();

        assertThat(accounts.mails(KNOWN)).hasSize(before + 1);
        assertThat(waiting()).isZero();
    }

    @Test
    void what_fails_is_kept_and_tried_again() {
        accounts.requests().forgot(KNOWN);
        Mono.from(
                        accounts.database
                                .getCollection("requests")
                                .updateMany(Filters.empty(), Updates.set("request", "spoiled")))
                .block();

        afterTheAnswer();
        assertThat(waiting()).isEqualTo(1);

        accounts.clock.advance(Duration.ofHours(2));
        accounts.requests().followDue();
        assertThat(waiting()).isZero();
    }

    private long waiting() {
        return Mono.from(accounts.database.getCollection("requests").countDocuments())
                .blockOptional()
                .orElseThrow();
    }
}
