package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.identity.RunningIdentity;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The metadata documents promise what works, and no more.
class DescribingTheProvider {
    private static final String OPEN_ID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private static JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = TestClient.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return TestClient.json(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {OPEN_ID, OAUTH})
    void only_the_ways_that_work_are_named(String document) throws Exception {
        JsonNode said = read(document);

        assertThat(said.get("issuer").asString()).isEqualTo(RunningIdentity.ISSUER);
        assertThat(said.get("grant_types_supported").toString())
                .isEqualTo("[\"authorization_code\",\"client_credentials\",\"refresh_token\"]");
        assertThat(said.get("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"client_secret_basic\",\"client_secret_post\",\"none\"]");
        assertThat(said.get("introspection_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"client_secret_basic\",\"client_secret_post\"]");
        assertThat(said.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(said.get("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(said.propertyNames())
                .doesNotContain(
                        "dpop_signing_alg_values_supported",
                        "tls_client_certificate_bound_access_tokens",
                        "pushed_authorization_request_endpoint",
                        "device_authorization_endpoint",
                        "registration_endpoint");
    }

    @Test
    void every_endpoint_is_there() throws Exception {
        JsonNode said = read(OPEN_ID);

        for (String name : said.propertyNames()) {
            if (name.endsWith("_endpoint") || name.equals("jwks_uri")) {
                String path = URI.create(said.get(name).asString()).getPath();
                int asked = TestClient.get(path).statusCode();
                int sent = TestClient.gateway().post(path, Map.of()).statusCode();
                assertThat(Math.min(asked, sent)).as(name).isNotEqualTo(404).isLessThan(500);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OPEN_ID, OAUTH, Endpoints.KEYS})
    void it_may_be_kept_for_a_while(String path) throws Exception {
        HttpResponse<String> first = TestClient.get(path);

        assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, max-age=60");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(TestClient.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
}
