package io.qiao.identity.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// The key set and the metadata may be kept for a minute, and asked for again by their `ETag`. No
/// longer: after a theft the next key signs at once.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CacheableMetadata extends ShallowEtagHeaderFilter {
    private static final String WELL_KNOWN = "/.well-known/";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !HttpMethod.GET.matches(request.getMethod())
                || !(path.equals(Endpoints.KEYS) || path.startsWith(WELL_KNOWN));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
        super.doFilterInternal(request, response, chain);
    }
}
