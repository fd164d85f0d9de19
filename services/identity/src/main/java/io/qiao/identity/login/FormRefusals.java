package io.qiao.identity.login;

import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import io.qiao.identity.web.LoggedIn;
import io.qiao.identity.web.PageProtection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Refuses forms without the token that was put in them. An old form of the login, sent by somebody
/// who has logged in meanwhile in another tab, leads on instead: what it was for is done. A page
/// that is not there is told before anything is said about its form.
@Component
class FormRefusals implements AccessDeniedHandler {
    private static final String START = "/";
    private static final Set<String> LOGIN = Set.of("/identity/login", "/identity/second-factor");

    private final LoggedIn loggedIn;
    private final Directory directory;
    private final RequestMappingHandlerMapping pages;

    FormRefusals(
            LoggedIn loggedIn,
            Directory directory,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping pages) {
        this.loggedIn = loggedIn;
        this.directory = directory;
        this.pages = pages;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (!isThere(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (isDone(request)) {
            response.sendRedirect(START);
        } else {
            PageProtection.refuse(request, response, reason);
        }
    }

    private boolean isThere(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        try {
            return pages.getHandler(request) != null;
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception notInThisWay) {
            return true;
        } finally {
            ServletRequestPathUtils.clearParsedRequestPath(request);
        }
    }

    private boolean isDone(HttpServletRequest request) {
        return LOGIN.contains(request.getRequestURI())
                && loggedIn.at(request)
                        .flatMap(caller -> directory.byId(caller.account()))
                        .filter(person -> isOf(person, request.getParameter("mail")))
                        .isPresent();
    }

    /// The second step does not name the address again.
    private static boolean isOf(Person person, @Nullable String mail) {
        return mail == null || person.mail().equals(MailAddress.normal(mail));
    }
}
