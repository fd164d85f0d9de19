package io.qiao.identity.login;

import io.qiao.identity.client.ThirdParties;
import io.qiao.identity.web.PageProtection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/// The policy of pages: everything comes from here, and forms go here. Browsers hold redirects to
/// that, too, so where somebody logs in for a third party, its address must be named.
@Component
class FormTargets implements HeaderWriter {
    private static final String CLIENT = "client_id";

    private final ThirdParties clients;
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();

    FormTargets(ThirdParties clients) {
        this.clients = clients;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String client = client(request, response);
        Stream<String> targets = client == null ? Stream.of() : clients.origins(client);
        response.setHeader("Content-Security-Policy", PageProtection.policy(targets));
    }

    /// Whom somebody logs in for: named on the page that asks for consent, remembered on those
    /// before it.
    private @Nullable String client(HttpServletRequest request, HttpServletResponse response) {
        String named = request.getParameter(CLIENT);
        if (named != null) {
            return named;
        }
        HttpSession session = request.getSession(false);
        SavedRequest saved = session == null ? null : requests.getRequest(request, response);
        String[] values = saved == null ? null : saved.getParameterValues(CLIENT);
        return values == null ? null : values[0];
    }
}
