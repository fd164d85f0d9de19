package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.identity.RunningIdentity;
import io.qiao.identity.account.Logins;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import io.qiao.identity.person.Persons;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Introspection and revocation, as a client of the provider sees them.
class TellingWhetherATokenCounts {
    private final TestClient gateway = TestClient.gateway();
    private final Person person = RunningIdentity.person();

    private static JsonNode ofProgram() throws Exception {
        return TestClient.json(
                TestClient.launcher()
                        .post(Endpoints.TOKEN, Map.of("grant_type", "client_credentials")));
    }

    private static String access(JsonNode tokens) {
        return tokens.get("access_token").asString();
    }

    private boolean isActive(JsonNode tokens) throws Exception {
        return gateway.introspect(access(tokens)).get("active").asBoolean();
    }

    @Test
    void a_programs_token_is_what_rfc_9068_says() throws Exception {
        String token = access(ofProgram());

        assertThat(TestClient.part(token, 0).get("typ").asString()).isEqualTo("at+jwt");
        JsonNode claims = TestClient.part(token, 1);
        assertThat(claims.propertyNames())
                .contains("iss", "exp", "aud", "sub", "client_id", "iat", "jti");
        assertThat(claims.get("client_id").asString()).isEqualTo("launcher");
        assertThat(claims.get("sub").asString()).isEqualTo("launcher");
    }

    @Test
    void a_programs_token_counts_until_it_is_revoked() throws Exception {
        TestClient launcher = TestClient.launcher();
        String token = access(ofProgram());
        JsonNode told = launcher.introspect(token);
        assertThat(told.get("active").asBoolean()).isTrue();
        assertThat(told.get("client_id").asString()).isEqualTo("launcher");

        assertThat(launcher.revoke(token)).isEqualTo(200);

        assertThat(launcher.introspect(token).toString()).isEqualTo("{\"active\":false}");
    }

    @Test
    void a_client_learns_nothing_of_the_tokens_of_others() throws Exception {
        JsonNode tokens = gateway.tokens(person.mail(), "openid");

        assertThat(TestClient.launcher().introspect(access(tokens)).toString())
                .isEqualTo("{\"active\":false}");
        assertThat(TestClient.launcher().revoke(access(tokens))).isEqualTo(400);
        assertThat(isActive(tokens)).isTrue();
    }

    @Test
    void a_persons_tokens_count_until_the_refresh_token_is_revoked() throws Exception {
        JsonNode tokens = gateway.tokens(person.mail(), "openid");
        String refresh = tokens.get("refresh_token").asString();
        JsonNode told = gateway.introspect(access(tokens));
        assertThat(told.get("active").asBoolean()).isTrue();
        assertThat(told.get("sub").asString()).isEqualTo(person.id());
        assertThat(gateway.introspect(refresh).get("active").asBoolean()).isTrue();

        assertThat(gateway.revoke(refresh)).isEqualTo(200);

        assertThat(isActive(tokens)).isFalse();
        assertThat(gateway.introspect(refresh).get("active").asBoolean()).isFalse();
        assertThat(gateway.refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(RunningIdentity.bean(Logins.class).of(person.id())).isEmpty();
    }

    @Test
    void an_access_token_alone_can_be_revoked() throws Exception {
        JsonNode tokens = gateway.tokens(person.mail(), "openid");

        gateway.revoke(access(tokens));

        assertThat(isActive(tokens)).isFalse();
        JsonNode next = TestClient.json(gateway.refresh(tokens.get("refresh_token").asString()));
        assertThat(isActive(next)).isTrue();
        assertThat(isActive(tokens)).isFalse();
    }

    @Test
    void a_token_of_the_same_login_counts_beside_a_newer_one() throws Exception {
        JsonNode tokens = gateway.tokens(person.mail(), "openid");

        gateway.refresh(tokens.get("refresh_token").asString());

        assertThat(isActive(tokens)).isTrue();
    }

    @Test
    void nothing_of_an_erased_account_counts() throws Exception {
        JsonNode tokens = gateway.tokens(person.mail(), "openid");

        RunningIdentity.bean(Directory.class).change(person.id(), Persons::erase, Cause.ofItself());

        assertThat(isActive(tokens)).isFalse();
        assertThat(userInfo(tokens).statusCode()).isEqualTo(401);
    }

    @Test
    void a_login_ended_elsewhere_ends_its_tokens() throws Exception {
        JsonNode tokens = gateway.tokens(person.mail(), "openid");

        RunningIdentity.bean(Logins.class).endAll(person.id(), null);

        assertThat(isActive(tokens)).isFalse();
        assertThat(userInfo(tokens).statusCode()).isEqualTo(401);
    }

    @Test
    void who_it_is_can_be_asked_with_it() throws Exception {
        JsonNode tokens = gateway.tokens(person.mail(), "openid");

        HttpResponse<String> info = userInfo(tokens);

        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(info.body()).isEqualTo("{\"sub\":\"%s\"}".formatted(person.id()));
        HttpResponse<String> without = TestClient.get(Endpoints.USER_INFO);
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void an_id_token_is_no_access_token() throws Exception {
        JsonNode tokens = gateway.tokens(person.mail(), "openid");
        String id = tokens.get("id_token").asString();

        assertThat(gateway.introspect(id).get("active").asBoolean()).isFalse();
        assertThat(
                        TestClient.get(Endpoints.USER_INFO, "Authorization", "Bearer " + id)
                                .statusCode())
                .isEqualTo(401);
        assertThat(TestClient.get("/api/identity/me", "Authorization", "Bearer " + id).statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> userInfo(JsonNode tokens) throws Exception {
        return TestClient.get(Endpoints.USER_INFO, "Authorization", "Bearer " + access(tokens));
    }
}
