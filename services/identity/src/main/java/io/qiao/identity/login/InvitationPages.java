package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.identity.invitation.Introduction;
import io.qiao.identity.invitation.Invitations;
import io.qiao.identity.person.Directory;
import io.qiao.identity.web.LoggedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the link of an invitation leads to: a page that says who invites, to what and as what, with
/// a button; and, once it was accepted, a page that says so. Whoever is logged in accepts at once.
@Controller
@RequestMapping("/identity")
class InvitationPages {
    private static final String WAITING = "invitation";
    private static final String START = "/";

    private final Invitations invitations;
    private final LoggedIn loggedIn;
    private final Directory directory;

    InvitationPages(Invitations invitations, LoggedIn loggedIn, Directory directory) {
        this.invitations = invitations;
        this.loggedIn = loggedIn;
        this.directory = directory;
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
        loggedIn.at(request)
                .flatMap(caller -> directory.byId(caller.account()))
                .ifPresent(person -> model.addAttribute("who", person.mail()));
        return "invitation";
    }

    /// Accepted by whoever is logged in; otherwise, or with another account, by whoever logs in
    /// next in this browser.
    @PostMapping("/invitation")
    String press(
            @RequestParam String token,
            @RequestParam(defaultValue = "false") boolean another,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Caller> caller = loggedIn.at(request);
        if (caller.isPresent() && !another) {
            return accept(token, caller.get(), START, model, request, response);
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

    /// For somebody who has just logged in.
    ///
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
        return accept(token, caller, next, model, request, response);
    }

    private String accept(
            String token,
            Caller caller,
            String next,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            new Accepted(invitations.accept(token, caller).id(), next).remember(request);
        } catch (Refused refused) {
            return broken(model, response);
        }
        return "redirect:/identity/accepted";
    }

    /// A page of its own, so that it can be read in another language.
    @GetMapping("/accepted")
    String accepted(Model model, HttpServletRequest request) {
        return Accepted.by(request)
                .map(
                        accepted -> {
                            show(
                                    invitations.introduce(
                                            accepted.invitation(), LocaleContextHolder.getLocale()),
                                    model);
                            model.addAttribute("next", accepted.next());
                            return "accepted";
                        })
                .orElse("redirect:" + START);
    }

    /// What this browser has just accepted.
    ///
    /// @param next where the page leads on to
    private record Accepted(String invitation, String next) implements Serializable {
        private static final String ATTRIBUTE = "accepted";

        void remember(HttpServletRequest request) {
            request.getSession().setAttribute(ATTRIBUTE, this);
        }

        static Optional<Accepted> by(HttpServletRequest request) {
            return Optional.ofNullable(request.getSession(false))
                    .map(session -> (Accepted) session.getAttribute(ATTRIBUTE));
        }
    }

    private static void show(Introduction words, Model model) {
        model.addAttribute("inviter", words.inviter());
        model.addAttribute("place", words.place());
        model.addAttribute("role", words.role());
    }

    private static String broken(Model model, HttpServletResponse response) {
        return Pages.dead("told.link", model, response);
    }
}
