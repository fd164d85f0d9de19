package io.qiao.identity.web;

import io.qiao.chassis.security.Addresses;
import io.qiao.chassis.security.ForwardingSecret;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ForwardedHeaderFilter;

/// Takes what a request says about where it came from (`X-Forwarded-*`) when the gateway vouches
/// for it, and drops it otherwise, as the chassis does for the other services. The secret goes no
/// further than here. Redirects leave as paths, so that a browser stays where it is.
final class BelievingTheGateway implements Filter {
    private final ForwardingSecret secret;
    private final ForwardedHeaderFilter believing = new ForwardedHeaderFilter();
    private final ForwardedHeaderFilter dropping = new ForwardedHeaderFilter();

    BelievingTheGateway(ForwardingSecret secret) {
        this.secret = secret;
        believing.setRelativeRedirects(true);
        dropping.setRemoveOnly(true);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest received = (HttpServletRequest) request;
        boolean vouched = secret.is(received.getHeader(ForwardingSecret.HEADER));
        (vouched ? believing : dropping)
                .doFilter(
                        new WithoutSecret(received),
                        response,
                        (rest, answer) ->
                                chain.doFilter(new BareAddress((HttpServletRequest) rest), answer));
    }

    private static final class WithoutSecret extends HttpServletRequestWrapper {
        WithoutSecret(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isSecret(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isSecret(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.removeIf(WithoutSecret::isSecret);
            return Collections.enumeration(names);
        }

        private static boolean isSecret(String name) {
            return ForwardingSecret.HEADER.equalsIgnoreCase(name);
        }
    }

    private static final class BareAddress extends HttpServletRequestWrapper {
        BareAddress(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getRemoteAddr() {
            String address = super.getRemoteAddr();
            return address == null ? null : Addresses.bare(address);
        }
    }
}
