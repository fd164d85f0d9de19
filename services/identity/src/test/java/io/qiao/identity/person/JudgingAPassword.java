package io.qiao.identity.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qiao.chassis.aggregate.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgingAPassword {
    private final Passwords passwords = new Passwords();

    @Test
    void is_kept_as_argon2id() {
        String hash = passwords.hash("correct horse battery");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "1234567890",
                "qwertyuiop",
                "iloveyou123",
                "aaaaaaaaaaaa",
                "zhangsan@example.com",
                "zhangsan2024",
                "p4ssw0rd12"
            })
    void those_that_are_guessed_first_are_turned_down(String password) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () ->
                                passwords.check(
                                        "password", password, "zhangsan@example.com", "zhangsan"))
                .satisfies(
                        refused ->
                                assertThat(refused.fields().getFirst().rule()).isEqualTo("common"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "雨后的木棉树开花了吗", "Ax7#kQ2!vn"})
    void others_are_not(String password) {
        passwords.check("password", password, "zhangsan@example.com", "zhangsan");

        assertThat(password).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 129})
    void is_counted_in_characters_and_not_in_units_of_them(int characters) {
        refusedSize("雨".repeat(characters));
        refusedSize("\uD83D\uDE00".repeat(characters));
    }

    private void refusedSize(String password) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> passwords.check("password", password))
                .satisfies(
                        refused ->
                                assertThat(refused.fields().getFirst().rule()).isEqualTo("size"));
        assertThat(passwords.matches(password, passwords.hash(password)))
                .isEqualTo(password.codePointCount(0, password.length()) < 129);
    }
}
