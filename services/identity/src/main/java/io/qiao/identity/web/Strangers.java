package io.qiao.identity.web;

import io.qiao.chassis.web.Causes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/// Tells whoever shows no login that one is needed, whatever the path names.
@Component
public final class Strangers implements AuthenticationEntryPoint {
    private final Replies replies;

    Strangers(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException reason) {
        replies.write(request, response, Causes.unauthenticated(reason, request.getRequestURI()));
    }
}
