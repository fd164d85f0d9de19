package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.identity.account.MailChanges;
import io.qiao.identity.account.Registrations;
import io.qiao.identity.account.Resets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The pages that mailed links lead to. A link only opens a page; what it does takes a press of a
/// button there, since mail programs follow links by themselves.
@Controller
@RequestMapping("/identity")
class LinkPages {
    private final Registrations registrations;
    private final Resets resets;
    private final MailChanges mailChanges;
    private final String publicUrl;

    LinkPages(
            Registrations registrations,
            Resets resets,
            MailChanges mailChanges,
            @Value("${qiao.public-url}") String publicUrl) {
        this.registrations = registrations;
        this.resets = resets;
        this.mailChanges = mailChanges;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/confirm")
    String confirm(@RequestParam String token, Model model, HttpServletResponse response) {
        return followed(
                () -> choose("confirm", token, registrations.asked(token), model), model, response);
    }

    @PostMapping("/confirm")
    String confirmed(
            @RequestParam String token,
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return chosen(
                token,
                () -> new Done("confirm", registrations.asked(token)),
                () -> registrations.confirm(token, password, request.getRemoteAddr()),
                model,
                request,
                response);
    }

    @GetMapping("/reset")
    String reset(@RequestParam String token, Model model, HttpServletResponse response) {
        return followed(() -> choose("reset", token, resets.asked(token), model), model, response);
    }

    @PostMapping("/reset")
    String reset(
            @RequestParam String token,
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return chosen(
                token,
                () -> new Done("reset", resets.asked(token)),
                () -> resets.finish(token, password, request.getRemoteAddr()),
                model,
                request,
                response);
    }

    @GetMapping("/mail")
    String mail(@RequestParam String token, Model model) {
        model.addAttribute("what", "mail");
        model.addAttribute("token", token);
        return "button";
    }

    @PostMapping("/mail")
    String mailConfirmed(
            @RequestParam String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return followed(
                () -> {
                    String mail = mailChanges.finish(token, request.getRemoteAddr());
                    new Done("mail", mail).remember(request);
                    return login();
                },
                model,
                response);
    }

    /// The page on which a password is chosen.
    private static String choose(String what, String token, String mail, Model model) {
        model.addAttribute("what", what);
        model.addAttribute("token", token);
        model.addAttribute("mail", mail);
        return "choose";
    }

    /// A password was chosen: on to the login, or the page again when the password does not do.
    ///
    /// @param link what it is good for and where it was sent, as long as it is good
    private String chosen(
            String token,
            Supplier<Done> link,
            Runnable act,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return followed(
                () -> {
                    Done done = link.get();
                    String page = choose(done.what(), token, done.mail(), model);
                    return loginOr(
                            page,
                            () -> {
                                act.run();
                                done.remember(request);
                            },
                            model,
                            response);
                },
                model,
                response);
    }

    private String loginOr(String page, Runnable act, Model model, HttpServletResponse response) {
        try {
            act.run();
            return login();
        } catch (Refused refused) {
            if (refused.fields().stream().noneMatch(each -> each.field().equals("password"))) {
                throw refused;
            }
            return Pages.refused(refused, page, model, response);
        }
    }

    /// What a link from a mail leads to.
    private static String followed(
            Supplier<String> link, Model model, HttpServletResponse response) {
        try {
            return link.get();
        } catch (Refused refused) {
            return Pages.dead(
                    refused.code().equals("mail.taken") ? "told.taken" : "told.link",
                    model,
                    response);
        }
    }

    private String login() {
        return "redirect:" + publicUrl + "/login";
    }
}
