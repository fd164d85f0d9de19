package io.qiao.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns away what is longer than any page of ours and any client of the provider needs, before
/// somebody looks it up, keeps it or hashes it. The API reads JSON, whose texts say it themselves.
final class BoundedFields extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpStatus fault = fault(request);
        if (fault == null) {
            chain.doFilter(request, response);
        } else {
            response.sendError(fault.value());
        }
    }

    private static @Nullable HttpStatus fault(HttpServletRequest request) {
        boolean provider = request.getRequestURI().startsWith(OAuthError.ENDPOINTS);
        if (FieldLengths.allow(request.getParameterMap(), provider)) {
            return unreadable(request);
        }
        request.setAttribute(Mishap.attribute(), Mishap.LONG);
        return HttpStatus.BAD_REQUEST;
    }

    private static @Nullable HttpStatus unreadable(HttpServletRequest request) {
        HttpStatus fault = ReadableForm.fault(request);
        if (fault == HttpStatus.BAD_REQUEST) {
            request.setAttribute(Mishap.attribute(), Mishap.UNREADABLE);
        }
        return fault;
    }
}
