package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.identity.invitation.Introduction;
import io.qiao.identity.invitation.Invitations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the link of an invitation leads to: a page that says who invites, to what and as what, with
/// a button; and, once it was accepted, a page that says so.
@Controller
@RequestMapping("/identity")
class InvitationPages {
    private static final String WAITING = "invitation";

    private final Invitations invitations;

    InvitationPages(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping("/invitation")
    String look(@RequestParam String token, Model model, HttpServletResponse response) {
        try {
            show(invitations.look(token, LocaleContextHolder.getLocale()), model);
        } catch (Refused refused) {
            return broken(model, response);
        }
        model.addAttribute("token", token);
        return "invitation";
    }

    /// Accepted by whoever logs in next in this browser: a login here ends when the gateway has it,
    /// so nobody is still logged in when the link is followed.
    @PostMapping("/invitation")
    String press(@RequestParam String token, HttpServletRequest request) {
        request.getSession().setAttribute(WAITING, token);
        return "redirect:/identity/login";
    }

    /// The token of the invitation that was waiting for a login in this browser.
    static Optional<String> waiting(HttpServletRequest request) {
        Optional<String> token =
                Optional.ofNullable((String) request.getSession().getAttribute(WAITING));
        request.getSession().removeAttribute(WAITING);
        return token;
    }

    /// @param next where the page leads on to
    String accept(
            String token,
            String account,
            String next,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Caller caller =
                new Caller(account, false, false, Roles.none(), request.getRemoteAddr(), null);
        try {
            show(
                    invitations.introduce(
                            invitations.accept(token, caller), LocaleContextHolder.getLocale()),
                    model);
        } catch (Refused refused) {
            return broken(model, response);
        }
        model.addAttribute("next", next);
        return "accepted";
    }

    private static void show(Introduction words, Model model) {
        model.addAttribute("inviter", words.inviter());
        model.addAttribute("place", words.place());
        model.addAttribute("role", words.role());
    }

    private static String broken(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return Pages.told(model, "told.link");
    }
}
