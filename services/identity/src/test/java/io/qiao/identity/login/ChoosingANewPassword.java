package io.qiao.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.identity.RunningIdentity;
import io.qiao.identity.Visitor;
import io.qiao.identity.person.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// After a login with a one-time password.
class ChoosingANewPassword {
    @Test
    void the_one_time_password_is_not_chosen_again() throws Exception {
        Person person = RunningIdentity.personWithOneTimePassword();
        Visitor visitor = new Visitor();
        HttpResponse<String> form = visitor.open(RunningIdentity.at("/identity/login"));
        HttpResponse<String> entered =
                visitor.submit(
                        RunningIdentity.at("/identity/login"),
                        Map.of(
                                "mail", person.mail(),
                                "password", RunningIdentity.PASSWORD,
                                "_csrf", Visitor.formToken(form)));
        HttpResponse<String> asked = visitor.open(Visitor.next(entered));
        assertThat(asked.uri().getPath()).isEqualTo("/identity/new-password");

        HttpResponse<String> same = choose(visitor, asked, RunningIdentity.PASSWORD);
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("That is the password that you have now.");

        HttpResponse<String> other = choose(visitor, same, "another horse, another battery");
        assertThat(other.statusCode()).isEqualTo(302);
    }

    private static HttpResponse<String> choose(
            Visitor visitor, HttpResponse<String> page, String password) throws Exception {
        return visitor.submit(
                RunningIdentity.at("/identity/new-password"),
                Map.of("password", password, "_csrf", Visitor.formToken(page)));
    }
}
