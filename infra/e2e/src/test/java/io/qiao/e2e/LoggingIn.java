package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Browser;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Accounts from sign-up to erasure, and what is done against those who try to get in.
class LoggingIn {
    private static final String NEW_PASSWORD = "another horse, another battery";

    private static Browser browser() throws IOException {
        return new Browser(Qiao.running().gateway());
    }

    @Test
    void a_wrong_password_is_no_login_and_tells_nothing() throws Exception {
        Qiao.Account account = Qiao.account();

        Browser.Page wrong = browser().login(account.mail(), "wrong");
        Browser.Page nobody = browser().login("nobody@nowhere.example", "wrong");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(wrong.body().replace(account.mail(), "").replaceAll("_csrf\"[^>]*>", ""))
                .isEqualTo(
                        nobody.body()
                                .replace("nobody@nowhere.example", "")
                                .replaceAll("_csrf\"[^>]*>", ""));
    }

    @Test
    void fifty_attempts_lock_one_account_until_its_reset_link_is_followed() throws Exception {
        Qiao.Account victim = Qiao.account();
        Qiao.Account other = Qiao.account();

        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService several = Executors.newFixedThreadPool(5)) {
            several.invokeAll(
                    Collections.<Callable<Boolean>>nCopies(
                            50,
                            () -> statuses.add(browser().login(victim.mail(), "guess").status())));
        }

        assertThat(statuses).hasSize(50);
        assertThat(statuses.stream().filter(each -> each == 401)).hasSize(10);
        assertThat(statuses.stream().filter(each -> each == 423)).hasSize(40);
        Browser.Page locked = browser().login(victim.mail(), Qiao.PASSWORD);
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.body()).contains("locked");
        assertThat(Eventually.until(() -> mails(victim), all -> all.contains("锁定")))
                .contains("/identity/forgot");
        assertThat(browser().login(other.mail(), Qiao.PASSWORD).path()).isEqualTo("/docs");

        Browser person = browser();
        Browser.Page forgot = person.open("/identity/forgot");
        person.submit(forgot, "/identity/forgot", Map.of("mail", victim.mail()));
        String older = Qiao.mailbox().token(victim.mail(), "reset");
        person.submit(forgot, "/identity/forgot", Map.of("mail", victim.mail()));
        String token = Qiao.mailbox().token(victim.mail(), "reset");
        assertThat(person.open("/identity/reset?token=" + older).status())
                .as("an older link")
                .isEqualTo(422);
        Browser.Page reset = person.open("/identity/reset?token=" + token);
        Browser.Page back =
                person.submit(
                        reset, "/identity/reset", Map.of("token", token, "password", NEW_PASSWORD));

        assertThat(back.path()).isEqualTo("/identity/login");
        assertThat(browser().login(victim.mail(), NEW_PASSWORD).path()).isEqualTo("/docs");
        assertThat(browser().login(victim.mail(), Qiao.PASSWORD).status()).isEqualTo(401);
        assertThat(
                        person.submit(
                                        reset,
                                        "/identity/reset",
                                        Map.of("token", token, "password", NEW_PASSWORD))
                                .status())
                .as("the same link again")
                .isEqualTo(422);
        Eventually.until(
                () -> victim.api().send("GET", "/api/identity/me", Map.of(), null),
                answer -> answer.status() == 200 || answer.status() == 401);
    }

    private static String mails(Qiao.Account account) throws IOException {
        return String.join("\n", Qiao.mailbox().to(account.mail()));
    }

    @Test
    void nobody_signs_up_without_consent_or_names_a_password_before_the_link() throws Exception {
        Api stranger = Qiao.stranger();
        ObjectNode draft = draft("u" + UUID.randomUUID() + "@test.example").put("consent", "1999");

        assertThat(refusal(stranger, draft)).isEqualTo("consent current");
        draft.put("consent", "2026-11").put("mail", "not an address");
        assertThat(refusal(stranger, draft)).isEqualTo("mail email");
        draft.put("mail", "x@test.example").put("password", Qiao.PASSWORD);
        assertThat(refusal(stranger, draft)).isEqualTo("password unknown");
    }

    private static ObjectNode draft(String mail) {
        return Api.JSON
                .createObjectNode()
                .put("mail", mail)
                .put("name", "某人")
                .put("language", "zh-Hans")
                .put("consent", "2026-11");
    }

    @Test
    void a_password_is_chosen_behind_the_link_in_a_browser() throws Exception {
        String mail = "u" + UUID.randomUUID() + "@test.example";
        Browser person = browser();
        person.cookies().put("qiao_language", "en");
        Browser.Page asked =
                person.submit(
                        person.open("/identity/sign-up"),
                        "/identity/sign-up",
                        Map.of("mail", " " + mail.toUpperCase(Locale.ROOT), "name", "Somebody"));
        assertThat(asked.status()).as("without consent").isEqualTo(422);
        Browser.Page told =
                person.submit(
                        asked,
                        "/identity/sign-up",
                        Map.of(
                                "mail",
                                mail.toUpperCase(Locale.ROOT),
                                "name",
                                "Somebody",
                                "consent",
                                "2026-11"));
        assertThat(told.body()).contains("Look into your mail");

        String token = Qiao.mailbox().token(mail, "confirm");
        Browser.Page choose = person.open("/identity/confirm?token=" + token);
        assertThat(choose.body()).contains("Choose your password").contains(mail);
        Browser.Page weak = choose(person, choose, token, "password123");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("easy to guess");
        assertThat(choose(person, weak, token, Qiao.PASSWORD).path()).isEqualTo("/identity/login");

        assertThat(browser().login(mail, Qiao.PASSWORD).path()).isEqualTo("/docs");
        Browser.Page again = person.open("/identity/confirm?token=" + token);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("does not work any more");
    }

    private static Browser.Page choose(
            Browser person, Browser.Page page, String token, String password) throws Exception {
        return person.submit(
                page, "/identity/confirm", Map.of("token", token, "password", password));
    }

    private static String refusal(Api api, JsonNode draft) throws Exception {
        JsonNode error =
                api.send("POST", "/api/identity/accounts", Map.of(), draft.toString())
                        .json()
                        .at("/errors/0");
        return error.path("field").asString() + " " + error.path("rule").asString();
    }

    @Test
    void a_taken_address_is_told_to_its_owner_and_to_nobody_else() throws Exception {
        Qiao.Account owner = Qiao.account();
        ObjectNode draft = draft(owner.mail().toUpperCase(Locale.ROOT));

        Api.Answer answer =
                Qiao.stranger().send("POST", "/api/identity/accounts", Map.of(), draft.toString());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        Eventually.until(() -> mails(owner), all -> all.contains("该邮箱已有账号"));
    }

    @Test
    void a_second_factor_is_asked_for_once_it_is_confirmed() throws Exception {
        Qiao.Account account = Qiao.account();
        ObjectNode password = Api.JSON.createObjectNode().put("password", Qiao.PASSWORD);
        JsonNode setup = account.api().post("/api/identity/me/second-factor", null, password);
        assertThat(setup.get("uri").asString()).startsWith("otpauth://totp/Qiao:");
        account.api()
                .post(
                        "/api/identity/me/second-factor/confirmation",
                        null,
                        Api.JSON
                                .createObjectNode()
                                .put("code", OneTimeCode.of(setup.get("secret").asString(), 0)));

        Browser person = browser();
        Browser.Page asked = person.login(account.mail(), Qiao.PASSWORD);
        assertThat(asked.path()).isEqualTo("/identity/second-factor");
        assertThat(
                        person.submit(asked, "/identity/second-factor", Map.of("code", "000000"))
                                .status())
                .isEqualTo(401);
        String recovery = setup.get("recoveryCodes").get(0).asString();
        assertThat(person.submit(asked, "/identity/second-factor", Map.of("code", recovery)).path())
                .isEqualTo("/docs");

        Browser again = browser();
        Browser.Page once = again.login(account.mail(), Qiao.PASSWORD);
        assertThat(again.submit(once, "/identity/second-factor", Map.of("code", recovery)).status())
                .as("a recovery code is good once")
                .isEqualTo(401);
        String code = OneTimeCode.of(setup.get("secret").asString(), 1);
        assertThat(again.submit(once, "/identity/second-factor", Map.of("code", code)).path())
                .isEqualTo("/docs");
    }

    @Test
    void a_session_id_from_before_the_login_is_worth_nothing_after_it() throws Exception {
        Qiao.Account account = Qiao.account();
        Browser victim = browser();
        victim.open("/login");
        Browser attacker = browser();
        attacker.cookies().putAll(victim.cookies());

        victim.login(account.mail(), Qiao.PASSWORD);

        assertThat(victim.cookies().get("__Host-qiao"))
                .isNotEqualTo(attacker.cookies().get("__Host-qiao"));
        Api.Answer answer = Qiao.stranger().with(attacker).send("GET", "/session", Map.of(), null);
        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/%5Cevil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/ok%0d%0aLocation:%20https://evil.example"
            })
    void a_login_leads_back_to_this_platform_only(String target) throws Exception {
        Qiao.Account account = Qiao.account();
        Browser person = browser();
        String query = URLEncoder.encode(target, StandardCharsets.UTF_8);
        Browser.Page form = person.open("/login?return=" + query);

        Browser.Page end =
                person.submit(
                        form,
                        "/identity/login",
                        Map.of("mail", account.mail(), "password", Qiao.PASSWORD));

        assertThat(end.path()).isEqualTo("/docs");
    }

    @Test
    void a_session_lasts_from_request_to_request() throws Exception {
        Qiao.Account account = Qiao.account();
        Browser person = browser();
        person.login(account.mail(), Qiao.PASSWORD);
        String session = person.cookies().get("__Host-qiao");

        for (String path : List.of("/api/identity/me", "/api/membership/alliances", "/session")) {
            HttpResponse<String> answer =
                    person.send(HttpRequest.newBuilder(Qiao.running().gateway().resolve(path)));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
        }

        assertThat(person.cookies()).containsEntry("__Host-qiao", session);
    }

    @Test
    void who_logs_out_is_out() throws Exception {
        Qiao.Account account = Qiao.account();
        assertThat(account.api().get("/session").get("account").asString()).isEqualTo(account.id());

        assertThat(account.api().send("POST", "/logout", Map.of(), null).status()).isEqualTo(204);

        assertThat(account.api().send("GET", "/session", Map.of(), null).status()).isEqualTo(401);
        assertThat(account.api().send("GET", "/api/identity/me", Map.of(), null).status())
                .isEqualTo(401);
    }

    @Test
    void a_mail_address_changes_when_the_new_one_is_confirmed() throws Exception {
        Qiao.Account account = Qiao.account();
        String next = "u" + UUID.randomUUID() + "@test.example";
        account.api()
                .post(
                        "/api/identity/me/mail",
                        null,
                        Api.JSON
                                .createObjectNode()
                                .put("mail", next)
                                .put("password", Qiao.PASSWORD));
        String token = Qiao.mailbox().token(next, "mail");
        assertThat(browser().login(next, Qiao.PASSWORD).status()).isEqualTo(401);

        Browser person = browser();
        person.submit(
                person.open("/identity/mail?token=" + token),
                "/identity/mail",
                Map.of("token", token));

        assertThat(browser().login(next, Qiao.PASSWORD).path()).isEqualTo("/docs");
        assertThat(browser().login(account.mail(), Qiao.PASSWORD).status()).isEqualTo(401);
        Eventually.until(() -> mails(account), all -> all.contains("其他邮箱"));
    }

    @Test
    void what_is_kept_about_somebody_is_exported_and_erased_everywhere() throws Exception {
        Company company = Company.any();
        String account = company.api().get("/session").get("account").asString();
        String mail = company.api().get("/api/identity/me").get("mail").asString();
        Api.Answer export = company.api().send("GET", "/api/identity/me/export", Map.of(), null);
        assertThat(export.header("Content-Disposition")).contains("attachment");
        assertThat(export.json().at("/account/mail").asString()).isEqualTo(mail);
        assertThat(export.json().at("/consents/0/version").asString()).isEqualTo("2026-11");
        assertThat(export.json().at("/consents/0/time").asString()).startsWith("20");

        company.api()
                .post(
                        "/api/identity/me/erasure",
                        null,
                        Api.JSON.createObjectNode().put("password", Qiao.PASSWORD));

        assertThat(company.api().send("GET", "/session", Map.of(), null).status()).isEqualTo(401);
        assertThat(browser().login(mail, Qiao.PASSWORD).status()).isEqualTo(401);
        String path = "/api/membership/organizations/" + company.id();
        Api.Answer gone =
                Eventually.until(
                        () -> company.api().send("GET", path, Map.of(), null),
                        answer -> !answer.body().contains(account));
        assertThat(gone.body()).doesNotContain(account);
        Eventually.until(
                () ->
                        company.api()
                                .send(
                                        "POST",
                                        "/api/matchmaking/postings",
                                        Map.of(),
                                        Bodies.supply("x", "x")
                                                .put("owner", company.id())
                                                .toString()),
                answer -> answer.status() == 403 || answer.status() == 401);
        assertThat(Qiao.stranger().signUp(mail, "又来", Qiao.PASSWORD, Qiao.mailbox()))
                .as("the address is free again")
                .isNotEqualTo(account);
    }
}
