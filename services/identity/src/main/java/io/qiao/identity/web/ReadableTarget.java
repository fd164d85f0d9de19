package io.qiao.identity.web;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import io.qiao.chassis.input.ContentCoding;
import io.qiao.chassis.input.HostHeader;
import io.qiao.chassis.input.RequestTarget;
import io.qiao.chassis.web.Causes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns away, before anybody looks further, a path or query that is not well encoded, and a host
/// that cannot be one, as the chassis does on the connections of the other services.
final class ReadableTarget extends OncePerRequestFilter {
    private final Replies replies;

    ReadableTarget(Replies replies) {
        this.replies = replies;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!values(request, HttpHeaders.HOST).stream().allMatch(HostHeader::isHost)) {
            replies.write(request, response, Causes.unacceptable(request.getRequestURI()));
            return;
        }
        if (!ContentCoding.isRead(values(request, HttpHeaders.CONTENT_ENCODING))) {
            replies.write(request, response, Causes.encoded(request.getRequestURI()));
            return;
        }
        Optional<FieldError> fault =
                RequestTarget.fault(request.getRequestURI(), request.getQueryString());
        if (fault.isPresent()) {
            refuse(request, response, fault.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, FieldError fault) {
        if (request.getRequestURI().startsWith(OAuthError.ENDPOINTS)) {
            replies.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    OAuthError.of(HttpStatus.BAD_REQUEST, Mishap.UNREADABLE, ""));
        } else {
            replies.write(request, response, Refused.unreadable(fault));
        }
    }
}
