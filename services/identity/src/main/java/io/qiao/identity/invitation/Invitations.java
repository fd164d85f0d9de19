package io.qiao.identity.invitation;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.identity.InvitationEvent;
import io.qiao.contracts.identity.InvitationEvent.InvitationAccepted;
import io.qiao.contracts.identity.InvitationEvent.InvitationSent;
import io.qiao.contracts.identity.InvitationEvent.InvitationWithdrawn;
import io.qiao.contracts.membership.Role;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.Post;
import io.qiao.identity.secret.Links;
import io.qiao.identity.waiting.Await;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sending, taking up and withdrawing invitations. Membership gives the role, when it hears that
/// one was taken up and whoever sent it may still give it.
@Component
public final class Invitations {
    private static final int MOST_LISTED = 200;

    private final Aggregates<OpenInvitation> invitations;
    private final Links links;
    private final Letters letters;
    private final Post post;
    private final Clock clock;

    Invitations(
            Aggregates<OpenInvitation> invitations,
            Links links,
            Letters letters,
            Post post,
            Clock clock) {
        this.invitations = invitations;
        this.links = links;
        this.letters = letters;
        this.post = post;
        this.clock = clock;
    }

    /// A repetition of the same request gives the same invitation and mails it once more.
    OpenInvitation send(
            Role role, String place, String mail, Locale language, Caller caller, NewId id) {
        OpenInvitation draft =
                new OpenInvitation(
                        id.id(),
                        role,
                        place,
                        caller.account(),
                        mail,
                        clock.instant(),
                        OpenInvitation.Status.OPEN,
                        null);
        OpenInvitation kept =
                Await.one(
                                invitations.create(
                                        id,
                                        Change.of(draft, new InvitationSent(draft.invitation())),
                                        caller.command()))
                        .state();
        Links.Purpose purpose = Links.Purpose.INVITATION;
        String token = links.issue(purpose, new Ticket(kept.id()));
        post.send(
                letters.withLink(
                        mail,
                        language,
                        "invitation",
                        "invitation",
                        token,
                        purpose.life().toHours()));
        return kept;
    }

    List<OpenInvitation> of(String place) {
        return Await.all(
                invitations
                        .some(Filters.eq("keys.place", place), MOST_LISTED)
                        .map(Versioned::state));
    }

    OpenInvitation one(String id) {
        return Await.one(invitations.get(id, "invitation")).state();
    }

    void withdraw(String id, Cause cause) {
        settle(id, OpenInvitation.Status.WITHDRAWN, null, cause);
    }

    /// The same person may follow the link again; nothing more happens.
    public OpenInvitation accept(String token, Caller caller) {
        Ticket ticket = links.open(Links.Purpose.INVITATION, token, Ticket.class);
        OpenInvitation accepted =
                settle(
                        ticket.invitation(),
                        OpenInvitation.Status.ACCEPTED,
                        caller.account(),
                        caller.command());
        links.close(token);
        return accepted;
    }

    private OpenInvitation settle(
            String id, OpenInvitation.Status next, @Nullable String account, Cause cause) {
        Versioned<OpenInvitation> before = Await.one(invitations.get(id, "invitation"));
        OpenInvitation state = before.state();
        if (state.status() == next && Objects.equals(state.account(), account)) {
            return state;
        }
        if (state.status() != OpenInvitation.Status.OPEN) {
            throw Refused.conflict(
                    "invitation.settled",
                    "The invitation is " + state.status().name().toLowerCase(Locale.ROOT) + ".");
        }
        OpenInvitation after = state.settled(next, account);
        InvitationEvent settled =
                account == null
                        ? new InvitationWithdrawn(after.invitation())
                        : new InvitationAccepted(after.invitation(), account);
        Change<OpenInvitation> change = Change.of(after, settled);
        return Await.one(invitations.update(before, change, cause)).state();
    }

    /// What the link carries.
    record Ticket(String invitation) {}
}
