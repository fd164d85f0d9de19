package io.qiao.identity.web;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import io.qiao.chassis.input.RequestTarget;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns away, before anybody decodes it, a path or query that is not well encoded.
final class ReadableTarget extends OncePerRequestFilter {
    private final Replies replies;

    ReadableTarget(Replies replies) {
        this.replies = replies;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<FieldError> fault =
                RequestTarget.fault(request.getRequestURI(), request.getQueryString());
        if (fault.isPresent()) {
            replies.write(request, response, Refused.unreadable(fault.get()));
        } else {
            chain.doFilter(request, response);
        }
    }
}
