package io.qiao.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What protects everything that a browser may show: the forms, and the errors on the way.
public final class PageProtection {
    /// Everything comes from here.
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; form-action ";

    private PageProtection() {}

    /// Bounds what is sent, too; whoever is refused for that gets the headers.
    public static HttpSecurity of(HttpSecurity http) {
        return http.headers(PageProtection::headers)
                .addFilterAfter(new BoundedFields(), HeaderWriterFilter.class);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(Stream.of())))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    /// The policy of a page.
    ///
    /// @param targets where its forms may lead, besides here
    public static String policy(Stream<String> targets) {
        return POLICY
                + Stream.concat(Stream.of("'self'"), targets).collect(Collectors.joining(" "));
    }

    /// Leads to the page that explains it; one whose form was open for too long is told so.
    public static void refuse(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (reason instanceof CsrfException) {
            request.setAttribute(Mishap.attribute(), Mishap.EXPIRED);
        }
        response.sendError(HttpStatus.FORBIDDEN.value());
    }
}
