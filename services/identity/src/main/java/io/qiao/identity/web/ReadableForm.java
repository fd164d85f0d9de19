package io.qiao.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Notes that the server cannot read the fields of a request, such as those of a form that is too
/// large, and passes it on as one without fields: the server would throw the same failure again at
/// whoever looks for a field, even while the page that explains it is made. [BoundedFields] refuses
/// it.
final class ReadableForm extends OncePerRequestFilter {
    private static final String UNREADABLE = ReadableForm.class.getName();
    private static final String API = "/api/";

    /// Why the fields cannot be read; absent when they can.
    static @Nullable HttpStatus fault(HttpServletRequest request) {
        return (HttpStatus) request.getAttribute(UNREADABLE);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(API);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (fault(request) == null) {
            note(request);
        }
        chain.doFilter(fault(request) == null ? request : new WithoutFields(request), response);
    }

    private static void note(HttpServletRequest request) {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            request.setAttribute(UNREADABLE, HttpStatus.valueOf(unreadable.getErrorCode()));
        }
    }

    private static final class WithoutFields extends HttpServletRequestWrapper {
        WithoutFields(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
