package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Verbatim;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.chassis.security.Standing;
import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.person.Person;
import io.qiao.identity.person.SecondFactors;
import io.qiao.identity.waiting.Await;
import io.qiao.identity.web.Replies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/identity/me`: everybody's own account.
@RestController
@RequestMapping("/api/identity/me")
class OwnAccountController {
    private static final int MOST_EXPORTED = 1_000;

    private final OwnAccount account;
    private final MailRequests requests;
    private final Logins logins;
    private final Standing standing;
    private final AuditTrail trail;
    private final Replies replies;

    OwnAccountController(
            OwnAccount account,
            MailRequests requests,
            Logins logins,
            Standing standing,
            AuditTrail trail,
            Replies replies) {
        this.account = account;
        this.requests = requests;
        this.logins = logins;
        this.standing = standing;
        this.trail = trail;
        this.replies = replies;
    }

    @ModelAttribute
    void admit(Caller caller) {
        caller.requirePerson();
    }

    @GetMapping
    Me me(Caller caller) {
        return view(account.of(caller));
    }

    @PutMapping
    Me revise(@Valid @RequestBody Details details, Caller caller) {
        return view(account.revise(caller, details.name(), details.phone(), details.language()));
    }

    private Me view(Person person) {
        return new Me(
                person.id(),
                person.mail(),
                person.name(),
                person.phone(),
                person.language(),
                person.asksForCode(),
                person.platformAdmin(),
                account.owesConsent(person),
                standing.rolesOf(person.id()));
    }

    /// Ends every other session.
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Valid @RequestBody PasswordChange change,
            Caller caller,
            JwtAuthenticationToken token) {
        account.changePassword(caller, change.password(), change.newPassword(), login(token));
    }

    private static @Nullable String login(JwtAuthenticationToken token) {
        return token.getToken().getClaimAsString("sid");
    }

    /// The address changes when the link in the mail to the new one is followed.
    @PostMapping("/mail")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void changeMail(@Valid @RequestBody NewMail change, Caller caller) {
        requests.change(account.confirmed(caller, change.password()), change.mail());
    }

    /// The secret and the recovery codes are shown this once.
    @PostMapping("/second-factor")
    Setup beginSecondFactor(@Valid @RequestBody Password password, Caller caller) {
        SecondFactors.Setup setup = account.beginSecondFactor(caller, password.password());
        return new Setup(setup.secret(), setup.uri(), setup.recoveryCodes());
    }

    @PostMapping("/second-factor/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmSecondFactor(@Valid @RequestBody Code code, Caller caller) {
        account.confirmSecondFactor(caller, code.code());
    }

    @PostMapping("/second-factor/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropSecondFactor(@Valid @RequestBody Password password, Caller caller) {
        account.dropSecondFactor(caller, password.password());
    }

    @PostMapping("/consents")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void consent(@Valid @RequestBody Consent consent, Caller caller) {
        account.consent(caller, consent.version());
    }

    @GetMapping("/sessions")
    List<Session> sessions(Caller caller, JwtAuthenticationToken token) {
        String current = login(token);
        return logins.of(caller.account()).stream()
                .map(
                        each ->
                                new Session(
                                        each.id(),
                                        each.since(),
                                        each.lastUsed(),
                                        each.address(),
                                        each.agent(),
                                        each.id().equals(current)))
                .toList();
    }

    /// Over with the answer, in a browser and here. An application may go on with its access token
    /// at other services, for five minutes.
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable String id, Caller caller, HttpServletRequest request) {
        if (!logins.end(caller.account(), id)) {
            throw Refused.missing("session");
        }
        replies.note(caller.account(), request, "session ended", AuditEntry.Outcome.DONE);
    }

    /// Everything that is kept about the caller, as a file.
    @GetMapping("/export")
    ResponseEntity<Export> export(Caller caller) {
        Person person = account.of(caller);
        List<AuditEntry> deeds =
                Await.one(
                                trail.page(
                                        AuditTrail.by(person.id()),
                                        new PageRequest(MOST_EXPORTED, null)))
                        .items();
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"qiao-my-data.json\"")
                .body(
                        new Export(
                                view(person),
                                person.registered(),
                                person.consents(),
                                logins.of(person.id()),
                                deeds));
    }

    /// For good, and at once.
    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Valid @RequestBody Password password, Caller caller) {
        account.erase(caller, password.password());
    }

    /// @param consentNeeded whether the privacy notice has changed since the last consent
    record Me(
            String id,
            String mail,
            String name,
            @Nullable String phone,
            String language,
            boolean secondFactor,
            boolean platformAdmin,
            boolean consentNeeded,
            Roles roles) {}

    record Details(
            @NotBlank @Line(max = 100) String name,
            @Nullable
                    @Pattern(
                            regexp = "[+0-9 ()-]{3,30}",
                            message = "must be 3 to 30 of: digits, + ( ) - and blanks")
                    String phone,
            @NotNull @Pattern(regexp = Languages.PATTERN, message = Languages.RULE)
                    String language) {}

    record Password(@NotNull @Verbatim String password) {
        @Override
        public String toString() {
            return "Password";
        }
    }

    record PasswordChange(
            @NotNull @Verbatim String password, @NotNull @Verbatim String newPassword) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    record NewMail(
            @NotNull @Email @Line(max = 254) String mail, @NotNull @Verbatim String password) {
        @SuppressWarnings("NullAway") // what was sent is checked after it was read
        NewMail {
            mail = mail == null ? null : MailAddress.normal(mail);
        }

        @Override
        public String toString() {
            return "NewMail";
        }
    }

    record Code(@NotBlank @Line(max = 10) String code) {}

    record Consent(@NotBlank @Line(max = 40) String version) {}

    record Setup(String secret, String uri, List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Setup";
        }
    }

    record Session(
            String id,
            Instant since,
            Instant lastUsed,
            @Nullable String address,
            @Nullable String agent,
            boolean current) {}

    record Export(
            Me account,
            Instant registered,
            List<Person.Consent> consents,
            List<Logins.Login> sessions,
            List<AuditEntry> deeds) {}
}
