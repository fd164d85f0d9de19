package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.wording.Wording;
import io.qiao.identity.account.MailChanges;
import io.qiao.identity.account.Registrations;
import io.qiao.identity.account.Resets;
import io.qiao.identity.account.SignUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing up, a forgotten password, and the pages that mailed links lead to. A link only opens a
/// page; what it does takes a press of a button there, since mail programs follow links by
/// themselves.
@Controller
@RequestMapping("/identity")
class AccountPages {
    private final Registrations registrations;
    private final Resets resets;
    private final MailChanges mailChanges;
    private final Validator validator;
    private final String publicUrl;
    private final String noticeVersion;

    AccountPages(
            Registrations registrations,
            Resets resets,
            MailChanges mailChanges,
            Validator validator,
            @Value("${qiao.public-url}") String publicUrl,
            @Value("${qiao.privacy-notice.version}") String noticeVersion) {
        this.registrations = registrations;
        this.resets = resets;
        this.mailChanges = mailChanges;
        this.validator = validator;
        this.publicUrl = publicUrl;
        this.noticeVersion = noticeVersion;
    }

    @GetMapping("/sign-up")
    String signUp(Model model) {
        model.addAttribute("notice", noticeVersion);
        return "sign-up";
    }

    @PostMapping("/sign-up")
    String signUp(
            @RequestParam String mail,
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam(required = false, defaultValue = "") String consent,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("notice", noticeVersion);
        model.addAttribute("mail", mail);
        model.addAttribute("name", name);
        SignUp draft = new SignUp(mail, name, password, Wording.in(locale).tag(), consent);
        try {
            for (ConstraintViolation<SignUp> broken : validator.validate(draft)) {
                throw Refused.field(
                        broken.getPropertyPath().toString(), "format", broken.getMessage());
            }
            registrations.begin(draft);
            return Pages.told(model, "told.confirm");
        } catch (Refused refused) {
            return Pages.refused(refused, "sign-up", model, response);
        }
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        return Pages.told(model, "privacy");
    }

    @GetMapping("/confirm")
    String confirm(@RequestParam String token, Model model) {
        return button(model, "confirm", token);
    }

    @PostMapping("/confirm")
    String confirmed(
            @RequestParam String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return followed(
                () -> registrations.confirm(token, request.getRemoteAddr()), model, response);
    }

    @GetMapping("/forgot")
    String forgot() {
        return "forgot";
    }

    @PostMapping("/forgot")
    String forgot(@RequestParam String mail, Model model) {
        resets.begin(mail);
        return Pages.told(model, "told.reset");
    }

    @GetMapping("/reset")
    String reset(@RequestParam String token, Model model) {
        model.addAttribute("token", token);
        return "reset";
    }

    @PostMapping("/reset")
    String reset(
            @RequestParam String token,
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("token", token);
        try {
            resets.finish(token, password, request.getRemoteAddr());
            return login();
        } catch (Refused refused) {
            return Pages.refused(refused, "reset", model, response);
        }
    }

    @GetMapping("/mail")
    String mail(@RequestParam String token, Model model) {
        return button(model, "mail", token);
    }

    @PostMapping("/mail")
    String mailConfirmed(
            @RequestParam String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return followed(() -> mailChanges.finish(token, request.getRemoteAddr()), model, response);
    }

    private static String button(Model model, String what, String token) {
        model.addAttribute("what", what);
        model.addAttribute("token", token);
        return "button";
    }

    /// What a link from a mail leads to.
    private String followed(Runnable link, Model model, HttpServletResponse response) {
        try {
            link.run();
            return login();
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return Pages.told(
                    model, refused.code().equals("mail.taken") ? "told.taken" : "told.link");
        }
    }

    private String login() {
        return "redirect:" + publicUrl + "/login";
    }
}
