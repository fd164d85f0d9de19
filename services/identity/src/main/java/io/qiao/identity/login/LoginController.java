package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.identity.person.Person;
import io.qiao.identity.web.Replies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Logging in: mail address and password, a code when a second factor is in use, a new password
/// when the old one was a one-time password. Each step is remembered in the session of this
/// browser for at most ten minutes.
@Controller
@RequestMapping("/identity")
class LoginController {
    private static final String AWAITS_CODE = "awaits-code";
    private static final String AWAITS_PASSWORD = "awaits-password";

    private final Gate gate;
    private final InvitationPages invitationPages;
    private final Replies replies;
    private final String publicUrl;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();

    LoginController(
            Gate gate,
            InvitationPages invitationPages,
            Replies replies,
            @Value("${qiao.public-url}") String publicUrl) {
        this.gate = gate;
        this.invitationPages = invitationPages;
        this.replies = replies;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/login")
    String login(Model model, HttpServletRequest request) {
        Done.show(request, model);
        return "login";
    }

    @PostMapping("/login")
    String login(
            @RequestParam String mail,
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("mail", mail);
        return next(gate.password(mail, password), "login", model, request, response);
    }

    @GetMapping("/second-factor")
    String code(HttpServletRequest request) {
        return waiting(request, AWAITS_CODE) == null ? "redirect:/identity/login" : "second-factor";
    }

    @PostMapping("/second-factor")
    String code(
            @RequestParam String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String account = waiting(request, AWAITS_CODE);
        if (account == null) {
            return "redirect:/identity/login";
        }
        return next(
                gate.code(account, code.replace(" ", ""), request.getRemoteAddr()),
                "second-factor",
                model,
                request,
                response);
    }

    @GetMapping("/new-password")
    String newPassword(HttpServletRequest request) {
        return waiting(request, AWAITS_PASSWORD) == null
                ? "redirect:/identity/login"
                : "new-password";
    }

    @PostMapping("/new-password")
    String newPassword(
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String account = waiting(request, AWAITS_PASSWORD);
        if (account == null) {
            return "redirect:/identity/login";
        }
        try {
            gate.choose(account, password, request.getRemoteAddr());
        } catch (Refused refused) {
            return Pages.refused(refused, "new-password", model, response);
        }
        return enter(account, model, request, response);
    }

    private String next(
            Gate.Decision decision,
            String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = decision.person();
        String account = person == null ? null : person.id();
        return switch (decision.outcome()) {
            case RIGHT -> enter(Objects.requireNonNull(account), model, request, response);
            case CODE_NEEDED -> await(request, AWAITS_CODE, account, "second-factor");
            case NEW_PASSWORD_NEEDED -> await(request, AWAITS_PASSWORD, account, "new-password");
            case WRONG -> {
                replies.note(null, request, "login", AuditEntry.Outcome.REFUSED);
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                model.addAttribute("error", again.equals("login") ? "error.wrong" : "error.code");
                yield again;
            }
            case LOCKED -> {
                replies.note(
                        null, request, "login to a locked account", AuditEntry.Outcome.REFUSED);
                response.setStatus(HttpStatus.LOCKED.value());
                model.addAttribute("error", "error.locked");
                yield "login";
            }
        };
    }

    private static String await(
            HttpServletRequest request, String step, @Nullable String account, String page) {
        request.changeSessionId();
        request.getSession().setAttribute(step, account);
        return "redirect:/identity/" + page;
    }

    private static @Nullable String waiting(HttpServletRequest request, String step) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(step);
    }

    /// Goes on to where the browser was sent here from; the session gets a new id, so that nobody
    /// who knew the old one is logged in with it.
    private String enter(
            String account, Model model, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        session.removeAttribute(AWAITS_CODE);
        session.removeAttribute(AWAITS_PASSWORD);
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        account,
                        null,
                        List.of(
                                FactorGrantedAuthority.fromAuthority(
                                        FactorGrantedAuthority.PASSWORD_AUTHORITY))));
        contexts.saveContext(context, request, response);
        replies.note(account, request, "login", AuditEntry.Outcome.DONE);
        String next = next(request, response);
        return InvitationPages.waiting(request)
                .map(
                        token ->
                                invitationPages.accept(
                                        token, account, next, model, request, response))
                .orElse("redirect:" + next);
    }

    private String next(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = requests.getRequest(request, response);
        if (saved == null) {
            return publicUrl + "/login";
        }
        URI target = URI.create(saved.getRedirectUrl());
        return target.getRawPath() + "?" + target.getRawQuery();
    }
}
