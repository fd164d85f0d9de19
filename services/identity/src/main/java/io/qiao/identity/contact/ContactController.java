package io.qiao.identity.contact;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.identity.person.Directory;
import io.qiao.identity.program.Programs;
import io.qiao.identity.web.Replies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/identity/contacts`: whom to talk to on the other side of an accepted match. Every look is
/// kept in the audit trail.
@RestController
class ContactController {
    private final AcceptedMatches matches;
    private final Standing standing;
    private final Programs programs;
    private final Directory directory;
    private final Replies replies;

    ContactController(
            AcceptedMatches matches,
            Standing standing,
            Programs programs,
            Directory directory,
            Replies replies) {
        this.matches = matches;
        this.standing = standing;
        this.programs = programs;
        this.directory = directory;
        this.replies = replies;
    }

    /// Those who said for the other side that it is interested, as long as they represent it. For a
    /// program that is the person who made it. To everybody else there is no such match.
    @GetMapping("/api/identity/contacts")
    List<Contact> of(@RequestParam String match, Caller caller, HttpServletRequest request) {
        Match found = matches.find(match).orElseThrow(ContactController::missing);
        List<Contact> contacts =
                otherSide(found, caller).stream()
                        .flatMap(organization -> speakers(found, organization))
                        .toList();
        replies.note(
                caller.account(), request, "contacts of match " + match, AuditEntry.Outcome.DONE);
        return contacts;
    }

    private List<String> otherSide(Match match, Caller caller) {
        if (represents(caller, match.first())) {
            return match.second().organizations();
        }
        if (represents(caller, match.second())) {
            return match.first().organizations();
        }
        throw missing();
    }

    private static Refused missing() {
        return Refused.missing("accepted match").provisional();
    }

    private boolean represents(Caller caller, Match.Side side) {
        return side.organizations().stream().anyMatch(each -> standing.represents(caller, each));
    }

    private Stream<Contact> speakers(Match match, String organization) {
        return match.speakers().stream()
                .filter(each -> each.organization().equals(organization))
                .map(each -> programs.personBehind(each.account()))
                .distinct()
                .filter(standing.representativesOf(organization)::contains)
                .flatMap(account -> directory.byId(account).stream())
                .map(
                        person ->
                                new Contact(
                                        organization,
                                        person.name(),
                                        person.mail(),
                                        person.phone()));
    }

    /// @param phone absent when the person gave none
    record Contact(String organization, String name, String mail, @Nullable String phone) {
        @Override
        public String toString() {
            return "Contact[" + organization + "]";
        }
    }
}
