package io.qiao.identity.account;

import static io.qiao.identity.account.OpenAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qiao.chassis.aggregate.Refused;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningUp {
    private static final String MAIL = "zhang@example.com";

    private final OpenAccounts accounts = new OpenAccounts();

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void the_password_is_chosen_behind_the_link_and_the_link_is_good_once() {
        accounts.signUp(MAIL);
        String token = accounts.token(MAIL);
        assertThat(accounts.registrations().asked(token)).isEqualTo(MAIL);

        refused("link.invalid", token + "x", PASSWORD);
        accounts.registrations().confirm(token, PASSWORD, null);

        assertThat(accounts.logsIn(MAIL, PASSWORD)).isTrue();
        refused("link.invalid", token, "another horse, another battery");
        assertThat(accounts.logsIn(MAIL, PASSWORD)).isTrue();
    }

    @Test
    void a_password_that_is_guessed_first_leaves_the_link_good() {
        accounts.signUp(MAIL);
        String token = accounts.token(MAIL);

        refused("invalid", token, "password123");
        refused("invalid", token, "zhang@example.com");
        accounts.registrations().confirm(token, PASSWORD, null);

        assertThat(accounts.logsIn(MAIL, PASSWORD)).isTrue();
    }

    @Test
    void of_two_links_for_one_address_the_first_that_is_followed_opens_the_account() {
        accounts.signUp(MAIL);
        String first = accounts.token(MAIL);
        accounts.clock.advance(Duration.ofSeconds(1));
        accounts.signUp(" Zhang@EXAMPLE.com ");
        String second = accounts.token(MAIL);

        accounts.registrations().confirm(second, PASSWORD, null);

        refused("mail.taken", first, "another horse, another battery");
        assertThat(accounts.logsIn(MAIL, PASSWORD)).isTrue();
    }

    @Test
    void after_a_crash_the_same_link_gives_the_same_account_to_the_same_password_only() {
        accounts.signUp(MAIL);
        String token = accounts.token(MAIL);
        List<Document> before = accounts.links();
        String account = accounts.registrations().confirm(token, PASSWORD, null);

        accounts.leave(before);
        refused("link.invalid", token, "another horse, another battery");
        accounts.leave(before);
        assertThat(accounts.registrations().confirm(token, PASSWORD, null)).isEqualTo(account);

        assertThat(accounts.logsIn(MAIL, PASSWORD)).isTrue();
    }

    @Test
    void a_taken_address_is_told_to_its_owner() {
        accounts.person(MAIL);
        accounts.clock.advance(Duration.ofSeconds(1));

        accounts.signUp("ZHANG@example.com");

        assertThat(accounts.mails(MAIL).getLast()).contains("该邮箱已有账号");
        assertThat(accounts.links()).isEmpty();
    }

    private void refused(String code, String token, String password) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> accounts.registrations().confirm(token, password, null))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
