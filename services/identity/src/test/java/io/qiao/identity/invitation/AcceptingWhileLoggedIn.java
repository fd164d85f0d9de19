package io.qiao.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.chassis.store.NewId;
import io.qiao.contracts.membership.Role;
import io.qiao.identity.RunningIdentity;
import io.qiao.identity.Visitor;
import io.qiao.identity.person.Person;
import io.qiao.identity.token.TestClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whoever follows an invitation's link while logged in is not asked to log in once more.
class AcceptingWhileLoggedIn {
    private static final URI PRESS = RunningIdentity.at("/identity/invitation");

    private final Person person = RunningIdentity.person();
    private final OpenInvitation invitation = invitation();
    private final String token = token(invitation);

    private static OpenInvitation invitation() {
        Caller sender =
                new Caller(RunningIdentity.person().id(), false, false, Roles.none(), null, null);
        return RunningIdentity.bean(Invitations.class)
                .send(
                        Role.VIEWER,
                        Ids.next(),
                        "wang@test.example",
                        Locale.ENGLISH,
                        sender,
                        NewId.of(Ids.next(), "one", Refused.conflict("taken", "Taken.")));
    }

    private static String token(OpenInvitation invitation) {
        Invitations invitations = RunningIdentity.bean(Invitations.class);
        Matcher link =
                Pattern.compile("token=(\\S+)")
                        .matcher(invitations.letter(invitation, Locale.ENGLISH).text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private Visitor loggedIn() throws Exception {
        return new Visitor(
                TestClient.gateway()
                        .tokens(person.mail(), "openid")
                        .get("access_token")
                        .asString());
    }

    private HttpResponse<String> look(Visitor visitor) throws Exception {
        return visitor.open(RunningIdentity.at("/identity/invitation?lang=en&token=" + token));
    }

    private static String status(OpenInvitation invitation) {
        return RunningIdentity.bean(Invitations.class).one(invitation.id()).status().name();
    }

    @Test
    void a_press_accepts_and_says_what_and_when() throws Exception {
        Visitor visitor = loggedIn();

        HttpResponse<String> page = look(visitor);
        assertThat(page.body()).contains(person.mail(), ">Accept<");
        HttpResponse<String> pressed =
                visitor.submit(PRESS, Map.of("token", token, "_csrf", Visitor.formToken(page)));
        HttpResponse<String> accepted = visitor.open(Visitor.next(pressed));

        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(accepted.body())
                .contains("You have accepted the invitation", "you are a viewer", "within seconds")
                .contains("lang=zh-Hans");
        assertThat(visitor.open(RunningIdentity.at("/identity/accepted?lang=zh-Hans")).body())
                .contains("您已接受邀请");
        assertThat(status(invitation)).isEqualTo("ACCEPTED");
    }

    @Test
    void a_form_of_another_site_accepts_nothing() throws Exception {
        HttpResponse<String> refused = loggedIn().submit(PRESS, Map.of("token", token));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(status(invitation)).isEqualTo("OPEN");
    }

    @Test
    void another_account_may_be_chosen() throws Exception {
        Visitor visitor = loggedIn();
        HttpResponse<String> page = look(visitor);

        HttpResponse<String> sent =
                visitor.submit(
                        PRESS,
                        Map.of(
                                "token",
                                token,
                                "another",
                                "true",
                                "_csrf",
                                Visitor.formToken(page)));

        assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("/identity/login");
        assertThat(status(invitation)).isEqualTo("OPEN");
    }

    @Test
    void without_a_login_or_with_a_token_that_is_no_good_somebody_logs_in_first() throws Exception {
        for (Visitor visitor : new Visitor[] {new Visitor(), new Visitor("nonsense")}) {
            HttpResponse<String> page = look(visitor);
            assertThat(page.body()).contains(">Log in<").doesNotContain(">Accept<");

            HttpResponse<String> sent =
                    visitor.submit(PRESS, Map.of("token", token, "_csrf", Visitor.formToken(page)));

            assertThat(sent.headers().firstValue("Location").orElseThrow())
                    .endsWith("/identity/login");
        }
    }
}
