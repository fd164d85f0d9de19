package io.qiao.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.identity.RunningIdentity;
import io.qiao.identity.Visitor;
import io.qiao.identity.person.Basis;
import io.qiao.identity.person.Person;
import io.qiao.identity.secret.Links;
import io.qiao.identity.token.TestClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every page leads on, and says where somebody is.
class FindingTheWayOn {
    private static final URI LOGIN = RunningIdentity.at("/identity/login?lang=en");

    private final Person person = RunningIdentity.person();

    private static String field(HttpResponse<String> page, String name) {
        return page.body()
                .lines()
                .filter(line -> line.contains("id=\"" + name + "\""))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> post(Visitor visitor, String mail, String password)
            throws Exception {
        String token = Visitor.formToken(visitor.open(LOGIN));
        return visitor.submit(LOGIN, Map.of("mail", mail, "password", password, "_csrf", token));
    }

    @ParameterizedTest
    @CsvSource({
        "en, This link does not work any more, Forgot your password?",
        "zh-Hans, 此链接已失效, 忘记密码",
        "zh-Hant, 此連結已失效, 忘記密碼"
    })
    void a_dead_link_leads_to_a_new_one_and_to_an_account(
            String language, String title, String forgot) throws Exception {
        HttpResponse<String> page =
                new Visitor().open(RunningIdentity.at("/identity/reset?token=x&lang=" + language));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>" + title, forgot, "/identity/forgot", "/identity/sign-up");
    }

    @Test
    void the_login_after_a_new_password_says_that_it_worked_for_whom() throws Exception {
        String token =
                RunningIdentity.bean(Links.class)
                        .issueOnly(
                                Links.Purpose.RESET,
                                person.id(),
                                new Resets.Reset(person.id(), Basis.of(person)));
        Visitor visitor = new Visitor();
        HttpResponse<String> page =
                visitor.open(RunningIdentity.at("/identity/reset?token=" + token));

        HttpResponse<String> chosen =
                visitor.submit(
                        RunningIdentity.at("/identity/reset"),
                        Map.of(
                                "token",
                                token,
                                "password",
                                "another horse, another battery",
                                "_csrf",
                                Visitor.formToken(page)));
        HttpResponse<String> login = visitor.open(LOGIN);

        assertThat(chosen.statusCode()).isEqualTo(302);
        assertThat(login.body()).contains("Your new password is set.");
        assertThat(field(login, "mail")).contains(person.mail()).doesNotContain("autofocus");
        assertThat(field(login, "password")).contains("autofocus");
    }

    @Test
    void a_wrong_password_is_what_is_typed_again() throws Exception {
        HttpResponse<String> again = post(new Visitor(), person.mail(), "wrong");

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(field(again, "mail")).doesNotContain("autofocus");
        assertThat(field(again, "password")).contains("autofocus");
    }

    @Test
    void a_sign_up_without_consent_asks_for_that() throws Exception {
        Visitor visitor = new Visitor();
        URI signUp = RunningIdentity.at("/identity/sign-up?lang=en");
        String token = Visitor.formToken(visitor.open(signUp));

        HttpResponse<String> again =
                visitor.submit(
                        signUp, Map.of("mail", "w@test.example", "name", "W", "_csrf", token));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(field(again, "mail")).doesNotContain("autofocus");
        assertThat(again.body().lines().filter(line -> line.contains("name=\"consent\"")))
                .allMatch(line -> line.contains("autofocus"));
    }

    @Test
    void an_old_form_of_somebody_who_is_logged_in_leads_on() throws Exception {
        String token =
                TestClient.gateway().tokens(person.mail(), "openid").get("access_token").asString();
        Map<String, String> old =
                Map.of("mail", person.mail(), "password", "x", "_csrf", "from before");

        HttpResponse<String> on = new Visitor(token).submit(LOGIN, old);

        assertThat(on.statusCode()).isEqualTo(302);
        assertThat(Visitor.next(on).getPath()).isEqualTo("/");
        assertThat(new Visitor().submit(LOGIN, old).statusCode()).isEqualTo(403);
        assertThat(
                        new Visitor(token)
                                .submit(
                                        LOGIN,
                                        Map.of("mail", "other@test.example", "password", "x"))
                                .statusCode())
                .as("somebody else's login is another thing")
                .isEqualTo(403);
    }
}
