package io.qiao.identity.web;

import io.qiao.chassis.web.Problem;
import io.qiao.chassis.web.ProblemAnswer;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/// What is answered where no controller answers: a page with a way back to somebody at a browser,
/// a problem document to everybody else.
@Controller
class ErrorPages implements ErrorController {
    private static final String LOGIN = "/login";

    /// Pages that can be opened again as they are; from all others the way leads to the login.
    private static final Set<String> FORMS =
            Set.of("/identity/sign-up", "/identity/forgot", "/identity/invitation");

    /// Pages that a mailed link leads to: its token is the way back.
    private static final Set<String> LINKED =
            Set.of("/identity/confirm", "/identity/reset", "/identity/mail");

    private final Replies replies;

    ErrorPages(Replies replies) {
        this.replies = replies;
    }

    /// @return the page; absent when the answer is written already
    @RequestMapping("/error")
    @Nullable String answer(HttpServletRequest request, HttpServletResponse response, Model model) {
        HttpStatus status = status(request);
        Mishap mishap = mishap(request, status);
        if (!isRead(request)) {
            if (path(request).startsWith(OAuthError.ENDPOINTS)) {
                replies.write(response, status, OAuthError.of(status, mishap, said(request)));
            } else {
                replies.write(request, response, problem(status, mishap, request));
            }
            return null;
        }
        response.setStatus(status.value());
        model.addAttribute("mishap", mishap.text());
        model.addAttribute("back", back(request));
        return "error";
    }

    /// What is wrong with a request for the provider, an application got wrong and not a person.
    private static Mishap mishap(HttpServletRequest request, HttpStatus status) {
        Mishap mishap = Mishap.of(status, request.getAttribute(Mishap.attribute()));
        return mishap == Mishap.INCOMPLETE && path(request).startsWith(OAuthError.ENDPOINTS)
                ? Mishap.APPLICATION
                : mishap;
    }

    private static ProblemAnswer problem(
            HttpStatus status, Mishap mishap, HttpServletRequest request) {
        return ProblemAnswer.of(
                Problem.of(status, mishap.code(), mishap.detail(), path(request), List.of()));
    }

    private static String path(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path == null ? "" : path.toString();
    }

    private static String said(HttpServletRequest request) {
        Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        return message == null ? "" : message.toString();
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer known ? HttpStatus.resolve(known) : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static boolean isRead(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String back(HttpServletRequest request) {
        String path = path(request);
        String token = request.getParameter("token");
        if (FORMS.contains(path) && token == null) {
            return path;
        }
        boolean isLink = FORMS.contains(path) || LINKED.contains(path);
        return isLink && token != null && token.matches("[A-Za-z0-9_-]{1,200}")
                ? path + "?token=" + token
                : LOGIN;
    }
}
