package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Live;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A thief sits at a second browser of somebody who represents an organization; from the moment
/// when the owner ends that session, in whichever way, it is worth nothing.
class EndingSessions {
    private static final String NEW_PASSWORD = "another horse, another battery";
    private static final Duration MOST = Duration.ofSeconds(5);

    private final Qiao.Account owner = Qiao.account();
    private final Api thief = Qiao.stranger().login(owner.mail(), Qiao.PASSWORD);
    private final String organization =
            owner.api()
                    .post("/api/membership/organizations", null, Bodies.profile("", ""))
                    .get("id")
                    .asString();

    EndingSessions() throws Exception {}

    @Test
    void after_a_reset_no_session_of_before_goes_on() throws Exception {
        Api stranger = Qiao.stranger();
        ObjectNode address = Api.JSON.createObjectNode().put("mail", owner.mail());
        stranger.send("POST", "/api/identity/password-resets", Map.of(), address.toString());
        String token = Qiao.mailbox().token(owner.mail(), "reset");
        ObjectNode completion =
                Api.JSON.createObjectNode().put("token", token).put("password", NEW_PASSWORD);

        Api.Answer reset =
                stranger.send(
                        "POST",
                        "/api/identity/password-resets/completion",
                        Map.of(),
                        completion.toString());

        assertThat(reset.status()).as(reset.body()).isEqualTo(204);
        assertOut(thief);
        assertOut(owner.api());
    }

    @Test
    void a_new_password_leaves_the_session_that_set_it_and_ends_the_streams_of_others()
            throws Exception {
        Eventually.get(thief, "/api/notifications/inbox/" + organization);
        Live stream = thief.listen("/api/notifications/inbox/mine/stream", null);
        ObjectNode change =
                Api.JSON
                        .createObjectNode()
                        .put("password", Qiao.PASSWORD)
                        .put("newPassword", NEW_PASSWORD);

        Api.Answer changed =
                owner.api().send("PUT", "/api/identity/me/password", Map.of(), change.toString());

        assertThat(changed.status()).as(changed.body()).isEqualTo(204);
        assertOut(thief);
        long began = System.nanoTime();
        Eventually.until(stream::isOver, over -> over);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(MOST);
        assertThat(owner.api().get("/session").get("account").asString()).isEqualTo(owner.id());
        assertThat(owner.api().get("/api/identity/me/sessions")).hasSize(1);
    }

    @Test
    void a_session_that_is_ended_from_another_is_over_at_once() throws Exception {
        JsonNode sessions = owner.api().get("/api/identity/me/sessions");
        assertThat(sessions).hasSize(2);
        for (JsonNode each : sessions) {
            assertThat(each.get("address").asString()).isEqualTo("127.0.0.1");
            if (!each.get("current").asBoolean()) {
                String path = "/api/identity/me/sessions/" + each.get("id").asString();
                assertThat(owner.api().send("DELETE", path, Map.of(), null).status())
                        .isEqualTo(204);
            }
        }

        assertOut(thief);
        assertThat(owner.api().get("/api/identity/me/sessions")).hasSize(1);
    }

    private void assertOut(Api session) throws Exception {
        ObjectNode program =
                Api.JSON
                        .createObjectNode()
                        .put("organization", organization)
                        .put("role", "REPRESENTATIVE")
                        .put("name", "backdoor");
        ObjectNode invitation =
                Api.JSON
                        .createObjectNode()
                        .put("role", "REPRESENTATIVE")
                        .put("place", organization)
                        .put("mail", "thief@test.example")
                        .put("language", "en");
        assertThat(status(session, "POST", "/api/identity/programs", program.toString()))
                .isEqualTo(401);
        assertThat(status(session, "POST", "/api/identity/invitations", invitation.toString()))
                .isEqualTo(401);
        assertThat(status(session, "GET", "/api/identity/me", null)).isEqualTo(401);
        assertThat(
                        status(
                                session,
                                "DELETE",
                                "/api/membership/organizations/%s/representatives/%s"
                                        .formatted(organization, owner.id()),
                                null))
                .isEqualTo(401);
        assertThat(status(session, "GET", "/session", null)).isEqualTo(401);
    }

    private static int status(Api session, String method, String path, @Nullable String body)
            throws Exception {
        return session.send(method, path, Map.of(), body).status();
    }
}
