package io.qiao.identity.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tokens are not bound to a key (DPoP, RFC 9449), since no service would look at the proof: who
/// sends one gets a plain bearer token, and can see that by its type.
final class WithoutProofs extends OncePerRequestFilter {
    private static final String PROOF = "DPoP";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Unproven(request), response);
    }

    private static final class Unproven extends HttpServletRequestWrapper {
        Unproven(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(PROOF) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(PROOF)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }
}
