package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/// What pages have in common.
final class Pages {
    private Pages() {}

    /// The same page again, with what to do otherwise.
    static String refused(Refused refused, String page, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        String rule =
                refused.fields().isEmpty()
                        ? refused.code()
                        : refused.fields().getFirst().field()
                                + "."
                                + refused.fields().getFirst().rule();
        model.addAttribute("error", "error." + rule);
        refused.fields().stream()
                .findFirst()
                .ifPresent(field -> model.addAttribute("wrong", field.field()));
        return page;
    }

    /// What a link leads to that is good no more: the ways on are another link, or an account.
    static String dead(String what, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("dead", true);
        return told(model, what);
    }

    /// A page that only tells something.
    static String told(Model model, String what) {
        model.addAttribute("title", what + ".title");
        model.addAttribute("text", what + ".text");
        return "told";
    }
}
