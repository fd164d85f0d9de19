package io.qiao.identity.invitation;

import io.qiao.chassis.input.Line;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.contracts.membership.Role;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.identity.access.Access;
import io.qiao.identity.account.Languages;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/identity/invitations`.
@RestController
@RequestMapping("/api/identity/invitations")
class InvitationController {
    private final Invitations invitations;
    private final PlaceNames names;
    private final Access access;

    InvitationController(Invitations invitations, PlaceNames names, Access access) {
        this.invitations = invitations;
        this.names = names;
        this.access = access;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View send(@Valid @RequestBody InvitationDraft draft, Caller caller, IdempotencyKey key) {
        access.requirePlace(draft.role(), draft.place(), "place");
        access.requireInviter(caller, draft.role(), draft.place());
        return view(
                invitations.send(
                        draft.role(),
                        draft.place(),
                        draft.mail(),
                        Locale.forLanguageTag(draft.language()),
                        caller,
                        key.id(caller, "invitation", draft)));
    }

    @GetMapping
    List<View> list(@RequestParam String place, @RequestParam Role role, Caller caller) {
        access.requireInviter(caller, role, place);
        return invitations.of(place).stream()
                .filter(each -> each.role().isSeat() == role.isSeat())
                .map(this::view)
                .toList();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, Caller caller) {
        OpenInvitation found = invitations.one(id);
        Access.hiding(
                "invitation", () -> access.requireInviter(caller, found.role(), found.place()));
        invitations.withdraw(id, caller.command());
    }

    @PostMapping("/acceptance")
    View accept(@Valid @RequestBody Ticket ticket, Caller caller) {
        caller.requirePerson();
        return view(invitations.accept(ticket.token(), caller));
    }

    private View view(OpenInvitation each) {
        return View.of(each, names.of(each.place()).orElse(null));
    }

    /// @param place the id of the organization or alliance
    /// @param language of the mail: `zh-Hans`, `zh-Hant` or `en`
    record InvitationDraft(
            @NotNull Role role,
            @NotBlank @Line(max = 100) String place,
            @NotNull @Email @Line(max = 254) String mail,
            @NotNull @Pattern(regexp = Languages.PATTERN, message = Languages.RULE)
                    String language) {
        @Override
        public String toString() {
            return "InvitationDraft[" + role + " " + place + "]";
        }
    }

    /// @param token out of the link
    record Ticket(@NotBlank @Line(max = 100) String token) {
        @Override
        public String toString() {
            return "Ticket";
        }
    }

    /// @param name what the organization or alliance is called
    /// @param mail where it was sent, while it is open
    record View(
            String id,
            Role role,
            String place,
            @Nullable LocalizedText name,
            @Nullable String mail,
            Instant sent,
            OpenInvitation.Status status) {
        static View of(OpenInvitation each, @Nullable LocalizedText name) {
            return new View(
                    each.id(),
                    each.role(),
                    each.place(),
                    name,
                    each.mail().isEmpty() ? null : each.mail(),
                    each.sent(),
                    each.status());
        }
    }
}
