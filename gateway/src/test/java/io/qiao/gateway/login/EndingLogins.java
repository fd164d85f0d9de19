package io.qiao.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.gateway.Echo;
import io.qiao.standalone.Embedded;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What two gateways with one store still say of an account, once one of them has passed on that
/// identity ended logins of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingLogins {
    private final Embedded store = Embedded.store();
    private final Echo identity = new Echo();
    private final StoredGateway here = gateway();
    private final StoredGateway elsewhere = gateway();
    private final HttpClient http = HttpClient.newHttpClient();

    EndingLogins() throws IOException {}

    private StoredGateway gateway() {
        return StoredGateway.at(store, "--qiao.services.identity=" + identity.uri());
    }

    @AfterAll
    void stop() {
        http.close();
        here.close();
        elsewhere.close();
        identity.close();
        store.close();
    }

    private String loggedIn(String account, String sid) {
        return here.loggedIn(account, sid);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private int session(StoredGateway gateway, String session) throws Exception {
        return send(gateway.request("/session", session)).statusCode();
    }

    /// What a browser is answered while identity says that it ended these logins.
    private void passedOn(String ended, HttpRequest.Builder request) throws Exception {
        identity.answer("X-Qiao-Ended-Logins", ended);
        HttpResponse<String> answer = send(request.POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().map()).doesNotContainKey("x-qiao-ended-logins");
    }

    @Test
    void none_of_an_account_that_is_erased_goes_on_anywhere() throws Exception {
        String leaving = loggedIn("leaving", "l1");
        String alsoLeaving = loggedIn("leaving", "l2");
        String staying = loggedIn("staying", "s1");
        assertThat(send(here.request("/session", leaving)).body()).contains("leaving");
        assertThat(send(elsewhere.request("/session", alsoLeaving)).body()).contains("leaving");

        passedOn("all leaving", here.request("/api/identity/me/erasure", leaving));

        assertThat(session(here, leaving)).isEqualTo(401);
        assertThat(session(elsewhere, leaving)).isEqualTo(401);
        assertThat(session(elsewhere, alsoLeaving)).isEqualTo(401);
        assertThat(send(elsewhere.request("/session", staying)).body()).contains("staying");
    }

    @Test
    void a_reset_by_a_stranger_to_the_gateway_ends_the_sessions_of_the_account() throws Exception {
        String stolen = loggedIn("forgetful", "f1");

        passedOn("all forgetful", here.request("/identity/reset", "none"));

        assertThat(session(here, stolen)).isEqualTo(401);
        assertThat(session(elsewhere, stolen)).isEqualTo(401);
    }

    @Test
    void a_new_password_leaves_the_session_that_set_it() throws Exception {
        String careful = loggedIn("careful", "c1");
        String stolen = loggedIn("careful", "c2");

        passedOn("others careful c1", here.request("/api/identity/me/password", careful));

        assertThat(session(elsewhere, stolen)).isEqualTo(401);
        assertThat(session(elsewhere, careful)).isEqualTo(200);
    }

    @Test
    void one_that_is_ended_from_another_is_over() throws Exception {
        String tidy = loggedIn("tidy", "t1");
        String old = loggedIn("tidy", "t2");

        passedOn("one t2", here.request("/api/identity/me/sessions/t2", tidy));

        assertThat(session(elsewhere, old)).isEqualTo(401);
        assertThat(session(elsewhere, tidy)).isEqualTo(200);
    }

    @Test
    void what_no_service_of_ours_says_ends_nothing() throws Exception {
        String calm = loggedIn("calm", "m1");

        for (String nonsense : new String[] {"all", "all ", "one", "every calm", "calm"}) {
            passedOn(nonsense, here.request("/api/identity/me/consents", calm));
        }

        assertThat(session(here, calm)).isEqualTo(200);
    }
}
