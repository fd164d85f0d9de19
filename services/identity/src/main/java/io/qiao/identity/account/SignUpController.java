package io.qiao.identity.account;

import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Verbatim;
import io.qiao.chassis.wording.Wording;
import io.qiao.identity.mail.MailAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What needs no login: signing up, confirming, resetting a password.
@RestController
@RequestMapping("/api/identity")
class SignUpController {
    private final MailRequests requests;
    private final Registrations registrations;
    private final Resets resets;
    private final MailChanges mailChanges;
    private final PrivacyNotice notice;
    private final MessageSource messages;

    SignUpController(
            MailRequests requests,
            Registrations registrations,
            Resets resets,
            MailChanges mailChanges,
            PrivacyNotice notice,
            MessageSource messages) {
        this.requests = requests;
        this.registrations = registrations;
        this.resets = resets;
        this.mailChanges = mailChanges;
        this.notice = notice;
        this.messages = messages;
    }

    @GetMapping("/privacy-notice")
    Notice notice(Wording wording) {
        return new Notice(
                notice.version(), messages.getMessage("privacy.text", null, wording.locale()));
    }

    /// Mails a link, behind which the password is chosen. The answer is the same whether the
    /// address has an account or not.
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void signUp(@Valid @RequestBody SignUp draft) {
        requests.signUp(draft);
    }

    @PostMapping("/accounts/confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    Confirmed confirm(@Valid @RequestBody NewPassword chosen, HttpServletRequest request) {
        return new Confirmed(
                registrations.confirm(chosen.token(), chosen.password(), request.getRemoteAddr()));
    }

    /// The answer is the same whether the address has an account or not.
    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(@Valid @RequestBody Address address) {
        requests.forgot(address.mail());
    }

    @PostMapping("/password-resets/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody NewPassword reset, HttpServletRequest request) {
        resets.finish(reset.token(), reset.password(), request.getRemoteAddr());
    }

    @PostMapping("/mail-changes/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmMail(@Valid @RequestBody Token token, HttpServletRequest request) {
        mailChanges.finish(token.token(), request.getRemoteAddr());
    }

    /// @param version what to name as consent when signing up
    record Notice(String version, String text) {}

    /// @param account the id of the new account
    record Confirmed(String account) {}

    record Address(@NotNull @Email @Line(max = 254) String mail) {
        @SuppressWarnings("NullAway") // what was sent is checked after it was read
        Address {
            mail = mail == null ? null : MailAddress.normal(mail);
        }
    }

    /// @param token out of the link
    record Token(@NotBlank @Line(max = 100) String token) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /// @param token out of the link
    /// @param password 10 to 128 characters, not one that is guessed first
    record NewPassword(
            @NotBlank @Line(max = 100) String token, @NotNull @Verbatim String password) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }
}
