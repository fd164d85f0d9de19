package io.qiao.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import org.springframework.ui.Model;

/// What somebody has just done by a mailed link: the login that follows says that it worked, and
/// has the mail address filled in.
///
/// @param what `confirm`, `reset` or `mail`
record Done(String what, String mail) implements Serializable {
    private static final String ATTRIBUTE = "done";

    void remember(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    static void show(HttpServletRequest request, Model model) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof Done done) {
            model.addAttribute("done", done.what() + ".done");
            model.addAttribute("mail", done.mail());
        }
    }
}
