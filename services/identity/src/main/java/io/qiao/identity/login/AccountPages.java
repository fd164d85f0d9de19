package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.wording.Wording;
import io.qiao.identity.account.MailRequests;
import io.qiao.identity.account.SignUp;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asking for an account, and for a new password. What the mailed links lead to is in [LinkPages].
@Controller
@RequestMapping("/identity")
class AccountPages {
    private final MailRequests requests;
    private final Validator validator;
    private final String noticeVersion;

    AccountPages(
            MailRequests requests,
            Validator validator,
            @Value("${qiao.privacy-notice.version}") String noticeVersion) {
        this.requests = requests;
        this.validator = validator;
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
            @RequestParam(required = false, defaultValue = "") String consent,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("notice", noticeVersion);
        model.addAttribute("mail", mail);
        model.addAttribute("name", name);
        SignUp draft = new SignUp(mail, name, Wording.in(locale).tag(), consent);
        try {
            for (ConstraintViolation<SignUp> broken : validator.validate(draft)) {
                throw Refused.field(
                        broken.getPropertyPath().toString(), "format", broken.getMessage());
            }
            requests.signUp(draft);
            return Pages.told(model, "told.confirm");
        } catch (Refused refused) {
            return Pages.refused(refused, "sign-up", model, response);
        }
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        return Pages.told(model, "privacy");
    }

    @GetMapping("/forgot")
    String forgot() {
        return "forgot";
    }

    @PostMapping("/forgot")
    String forgot(@RequestParam String mail, Model model) {
        requests.forgot(mail);
        return Pages.told(model, "told.reset");
    }
}
