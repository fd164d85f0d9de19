package io.qiao.identity.token;

import io.qiao.chassis.security.EndedLogins;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Tells the gateway which logins have ended, with the answer to the request that ended them.
final class Endings {
    private Endings() {}

    /// What ends outside of a request, nobody waits for: the gateway finds out when it renews.
    static void tell(EndedLogins ended) {
        if (RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes attributes) {
            HttpServletResponse response = attributes.getResponse();
            if (response != null) {
                response.addHeader(EndedLogins.HEADER, ended.text());
            }
        }
    }
}
