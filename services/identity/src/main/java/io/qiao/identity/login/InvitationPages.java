package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.identity.invitation.Introduction;
import io.qiao.identity.invitation.Invitations;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
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
    private final Directory directory;
    private final String publicUrl;

    InvitationPages(
            Invitations invitations,
            Directory directory,
            @Value("${qiao.public-url}") String publicUrl) {
        this.invitations = invitations;
        this.directory = directory;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/invitation")
    String look(
            @RequestParam String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            show(invitations.look(token, LocaleContextHolder.getLocale()), model);
        } catch (Refused refused) {
            return broken(model, response);
        }
        model.addAttribute("token", token);
        loggedIn(request).ifPresent(person -> model.addAttribute("mail", person.mail()));
        return "invitation";
    }

    /// Accepted by whoever is logged in, or logs in next in this browser.
    @PostMapping("/invitation")
    String press(
            @RequestParam String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Person> person = loggedIn(request);
        if (person.isPresent()) {
            return accept(token, person.get().id(), publicUrl + "/login", model, request, response);
        }
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

    private Optional<Person> loggedIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .flatMap(directory::byId);
    }
}
