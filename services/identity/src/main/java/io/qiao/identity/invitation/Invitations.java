package io.qiao.identity.invitation;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.identity.InvitationEvent;
import io.qiao.contracts.identity.InvitationEvent.InvitationAccepted;
import io.qiao.contracts.identity.InvitationEvent.InvitationSent;
import io.qiao.contracts.identity.InvitationEvent.InvitationWithdrawn;
import io.qiao.contracts.membership.Role;
import io.qiao.identity.mail.Asker;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.Mail;
import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.mail.Post;
import io.qiao.identity.secret.Counters;
import io.qiao.identity.secret.Links;
import io.qiao.identity.waiting.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Sending, taking up and withdrawing invitations. Membership gives the role, when it hears that
/// one was taken up and whoever sent it may still give it.
@Component
public final class Invitations {
    private static final int MOST_LISTED = 100;
    private static final int MOST_OPEN = 50;
    private static final Duration WINDOW = Duration.ofDays(1);
    private static final Links.Purpose PURPOSE = Links.Purpose.INVITATION;

    private final Aggregates<OpenInvitation> invitations;
    private final Links links;
    private final Introductions introductions;
    private final Letters letters;
    private final Post post;
    private final Counters counters;
    private final Clock clock;
    private final int mostPerDay;

    Invitations(
            Aggregates<OpenInvitation> invitations,
            Links links,
            Introductions introductions,
            Letters letters,
            Post post,
            Counters counters,
            Clock clock,
            @Value("${qiao.invitations.most-per-day}") int mostPerDay) {
        this.invitations = invitations;
        this.links = links;
        this.introductions = introductions;
        this.letters = letters;
        this.post = post;
        this.counters = counters;
        this.clock = clock;
        this.mostPerDay = mostPerDay;
    }

    /// A repetition of the same request gives the same invitation and mails it once more; it does
    /// not count as another one, but as another mail. Nothing is kept that is not mailed.
    OpenInvitation send(
            Role role, String place, String mail, Locale language, Caller caller, NewId id) {
        if (Await.the(invitations.find(id.id())).isEmpty()) {
            requireRoom(place);
            requireBudget(caller);
        }
        String to = MailAddress.normal(mail);
        requireMail(to);
        OpenInvitation draft =
                new OpenInvitation(
                        id.id(),
                        role,
                        place,
                        caller.account(),
                        caller.platformAdmin(),
                        to,
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
        if (kept.status() == OpenInvitation.Status.OPEN) {
            post.send(letter(kept, language));
        }
        return kept;
    }

    /// Those whose link has run out do not count.
    private void requireRoom(String place) {
        Bson open =
                Filters.and(
                        Filters.eq("keys.place", place),
                        Filters.eq("keys.status", OpenInvitation.Status.OPEN.name()),
                        Filters.gt("keys.sent", Date.from(clock.instant().minus(PURPOSE.life()))));
        if (Await.one(invitations.count(open, MOST_OPEN)) >= MOST_OPEN) {
            throw Refused.conflict(
                    "invitations.full",
                    "There are %d open invitations already; withdraw one or wait."
                            .formatted(MOST_OPEN));
        }
    }

    /// One budget for all places and roles. The platform's administrator, whom a budget against
    /// strangers need not bind, has none.
    private void requireBudget(Caller caller) {
        if (!caller.platformAdmin()
                && counters.add("invitations " + caller.account(), WINDOW) > mostPerDay) {
            throw Refused.tooMany(
                    "invitations.many",
                    "You may send %d invitations a day; go on tomorrow.".formatted(mostPerDay));
        }
    }

    private void requireMail(String to) {
        if (!post.allows(Asker.INVITER, to)) {
            throw Refused.tooMany(
                    "invitations.address",
                    "That address was sent too many invitations within an hour; try again later.");
        }
    }

    /// With a new link.
    Mail letter(OpenInvitation invitation, Locale language) {
        Introduction words = introductions.of(invitation, language);
        return letters.withLink(
                invitation.mail(),
                language,
                "invitation",
                "invitation",
                links.issue(PURPOSE, new Ticket(invitation.id())),
                PURPOSE.life().toDays(),
                words.inviter(),
                words.place(),
                words.role());
    }

    /// The newest.
    List<OpenInvitation> of(String place) {
        return Await.one(
                        invitations.page(
                                Filters.eq("keys.place", place), PageRequest.of(MOST_LISTED, null)))
                .items()
                .stream()
                .map(Versioned::state)
                .toList();
    }

    /// What a link is about, in words; following it changes nothing yet.
    ///
    /// @throws Refused when the link is not good any more
    public Introduction look(String token, Locale language) {
        Ticket ticket = links.open(PURPOSE, token, Ticket.class);
        return introductions.of(one(ticket.invitation()), language);
    }

    /// The same in words.
    public Introduction introduce(String invitation, Locale language) {
        return introductions.of(one(invitation), language);
    }

    OpenInvitation one(String id) {
        return Await.one(invitations.get(id, "invitation")).state();
    }

    void withdraw(String id, Cause cause) {
        settle(id, OpenInvitation.Status.WITHDRAWN, null, cause);
    }

    /// The same person may follow the link again; nothing more happens.
    public OpenInvitation accept(String token, Caller caller) {
        Ticket ticket = links.open(PURPOSE, token, Ticket.class);
        OpenInvitation accepted =
                settle(
                        ticket.invitation(),
                        OpenInvitation.Status.ACCEPTED,
                        caller.account(),
                        caller.command());
        links.close(token);
        return accepted;
    }

    /// Tried again when somebody was faster: a browser may send the same press of a button twice.
    private OpenInvitation settle(
            String id, OpenInvitation.Status next, @Nullable String account, Cause cause) {
        return Await.the(invitations.change(id, each -> settled(each, next, account), cause))
                .map(Versioned::state)
                .orElseThrow(() -> Refused.missing("invitation"));
    }

    private static Change<OpenInvitation> settled(
            OpenInvitation state, OpenInvitation.Status next, @Nullable String account) {
        if (state.status() == next && Objects.equals(state.account(), account)) {
            return Change.of(state);
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
        return Change.of(after, settled);
    }

    /// What the link carries.
    record Ticket(String invitation) {}
}
