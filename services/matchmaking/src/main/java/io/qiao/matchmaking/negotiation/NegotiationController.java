package io.qiao.matchmaking.negotiation;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.matchmaking.access.Access;
import io.qiao.matchmaking.view.MatchView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `/api/matchmaking/matches/{id}/...`: the acts of the representatives of either side. When both
/// sides are interested the match is accepted, and identity gives each the contact details of the
/// other (`/api/identity/contacts`).
@RestController
@RequestMapping("/api/matchmaking/matches/{id}")
class NegotiationController {
    private final Sides sides;
    private final Access access;
    private final SignedProjects projects;
    private final Clock clock;

    NegotiationController(Sides sides, Access access, SignedProjects projects, Clock clock) {
        this.access = access;
        this.sides = sides;
        this.projects = projects;
        this.clock = clock;
    }

    @PostMapping("/interest")
    Mono<ResponseEntity<MatchView>> interest(
            @PathVariable String id, @Valid @RequestBody Interest said, Caller caller) {
        return act(
                id,
                said.organization(),
                caller,
                match ->
                        Negotiation.interest(
                                match, said.organization(), caller.account(), clock.instant()));
    }

    @PostMapping("/decline")
    Mono<ResponseEntity<MatchView>> decline(
            @PathVariable String id, @Valid @RequestBody Refusal said, Caller caller) {
        return act(
                id,
                said.organization(),
                caller,
                match -> Negotiation.decline(match, said.ending(), clock.instant()));
    }

    @PostMapping("/withdrawal")
    Mono<ResponseEntity<MatchView>> withdraw(
            @PathVariable String id, @Valid @RequestBody Refusal said, Caller caller) {
        return act(
                id,
                said.organization(),
                caller,
                match -> Negotiation.withdraw(match, said.ending(), clock.instant()));
    }

    @PostMapping("/meeting")
    Mono<ResponseEntity<MatchView>> meet(
            @PathVariable String id, @Valid @RequestBody MeetingDraft draft, Caller caller) {
        Match.Meeting meeting = draft.checked(clock.instant());
        return act(
                id,
                draft.organization(),
                caller,
                match -> Negotiation.proposeToMeet(match, meeting));
    }

    @PostMapping("/meeting/answer")
    Mono<ResponseEntity<MatchView>> answer(
            @PathVariable String id, @Valid @RequestBody MeetingAnswer said, Caller caller) {
        return act(
                id,
                said.organization(),
                caller,
                match -> Negotiation.answerMeeting(match, said.organization(), said.coming()));
    }

    @PostMapping("/conclusion")
    Mono<ResponseEntity<MatchView>> conclude(
            @PathVariable String id, @Valid @RequestBody ConclusionDraft draft, Caller caller) {
        Match.Conclusion conclusion = draft.checked();
        return act(
                id,
                draft.organization(),
                caller,
                match -> {
                    projects.require(match, conclusion.project());
                    return Negotiation.conclude(match, conclusion, clock.instant());
                });
    }

    private Mono<ResponseEntity<MatchView>> act(
            String id, String organization, Caller caller, Function<Match, Change<Match>> decide) {
        return sides.change(id, organization, caller, decide)
                .map(found -> Etags.ok(found, this::view));
    }

    private MatchView view(Versioned<Match> found) {
        return MatchView.of(found.state(), access::isVerified);
    }

    /// @param organization for which the caller speaks
    record Interest(@NotBlank @Line(max = 100) String organization) {}

    /// @param organization for which the caller speaks
    /// @param reason for the other side, up to 1,000 characters; may be empty
    /// @param cause what it is about. It decides what must change before the pair is proposed
    ///     again.
    record Refusal(
            @NotBlank @Line(max = 100) String organization,
            @NotNull @Text(max = 1000) String reason,
            @NotNull(message = "must be CONTENT, BUDGET, REGION, TIME, CAPACITY or PARTNER")
                    Cause cause) {
        /// What a side may give as its reason.
        enum Cause {
            CONTENT,
            BUDGET,
            REGION,
            TIME,
            CAPACITY,
            PARTNER
        }

        Match.Ending ending() {
            return new Match.Ending(organization, Match.Ending.Cause.valueOf(cause.name()), reason);
        }
    }

    /// @param organization for which the caller speaks
    /// @param place an address, or where to join online
    record MeetingDraft(
            @NotBlank @Line(max = 100) String organization,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @NotBlank @Line(max = 300) String place) {
        private static final Duration LONGEST = Duration.ofDays(7);
        private static final Duration FARTHEST = Duration.ofDays(366);

        Match.Meeting checked(Instant now) {
            if (startsAt.isBefore(now) || startsAt.isAfter(now.plus(FARTHEST))) {
                throw Refused.field("startsAt", "range", "must be ahead, by a year at the most");
            }
            if (!endsAt.isAfter(startsAt) || endsAt.isAfter(startsAt.plus(LONGEST))) {
                throw Refused.field("endsAt", "range", "must be after startsAt, within a week");
            }
            return new Match.Meeting(organization, startsAt, endsAt, place, null);
        }
    }

    /// @param organization for which the caller speaks
    record MeetingAnswer(@NotBlank @Line(max = 100) String organization, @NotNull Boolean coming) {}

    /// @param organization for which the caller speaks
    /// @param project the signed project; needed for that outcome only
    record ConclusionDraft(
            @NotBlank @Line(max = 100) String organization,
            @NotNull Match.Conclusion.Outcome outcome,
            @Nullable @Line(max = 100) String project,
            @Nullable @Text(max = 1000) String reason) {
        Match.Conclusion checked() {
            boolean signed = outcome == Match.Conclusion.Outcome.SIGNED_PROJECT;
            if (signed != (project != null)) {
                throw Refused.field(
                        "project", "outcome", "must be given for a signed project, and only then");
            }
            return new Match.Conclusion(
                    organization, outcome, project, reason == null ? "" : reason);
        }
    }
}
