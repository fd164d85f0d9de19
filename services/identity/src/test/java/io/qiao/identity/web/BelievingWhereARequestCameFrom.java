package io.qiao.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.security.ForwardingSecret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BelievingWhereARequestCameFrom {
    private static final BelievingTheGateway BELIEVING =
            new BelievingTheGateway(new ForwardingSecret("the secret"));

    private final MockHttpServletResponse answer = new MockHttpServletResponse();

    @Test
    void the_gateway_is_believed() throws Exception {
        HttpServletRequest seen = seen("192.0.2.7", "the secret");

        assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.7");
        assertThat(seen.getRequestURL().toString()).isEqualTo("https://qiao.example/x");
    }

    @Test
    void an_address_of_the_newer_kind_is_kept_without_its_brackets() throws Exception {
        assertThat(seen("[2001:db8::7]", "the secret").getRemoteAddr()).isEqualTo("2001:db8::7");
    }

    @Test
    void a_stranger_is_not_believed() throws Exception {
        for (String guess : new String[] {null, "", "another"}) {
            HttpServletRequest seen = seen("192.0.2.7", guess);

            assertThat(seen.getRemoteAddr()).as(guess).isEqualTo("127.0.0.2");
            assertThat(seen.getServerName()).isEqualTo("localhost");
        }
    }

    @Test
    void the_secret_goes_no_further() throws Exception {
        HttpServletRequest seen = seen("192.0.2.7", "the secret");

        assertThat(seen.getHeader(ForwardingSecret.HEADER)).isNull();
        assertThat(Collections.list(seen.getHeaders(ForwardingSecret.HEADER))).isEmpty();
        assertThat(Collections.list(seen.getHeaderNames()))
                .doesNotContain(ForwardingSecret.HEADER)
                .contains("Accept");
    }

    @Test
    void a_redirect_leaves_the_browser_where_it_is() throws Exception {
        BELIEVING.doFilter(
                claiming("192.0.2.7", "the secret"),
                answer,
                (_, response) -> ((HttpServletResponse) response).sendRedirect("/identity/login"));

        assertThat(answer.getHeader("Location")).isEqualTo("/identity/login");
    }

    private HttpServletRequest seen(String address, @Nullable String secret) throws Exception {
        AtomicReference<HttpServletRequest> seen = new AtomicReference<>();
        BELIEVING.doFilter(
                claiming(address, secret),
                answer,
                (request, _) -> seen.set((HttpServletRequest) request));
        return Objects.requireNonNull(seen.get());
    }

    private static MockHttpServletRequest claiming(String address, @Nullable String secret) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/x");
        request.setRemoteAddr("127.0.0.2");
        request.addHeader("Accept", "text/html");
        request.addHeader("X-Forwarded-For", address);
        request.addHeader("X-Forwarded-Host", "qiao.example");
        request.addHeader("X-Forwarded-Proto", "https");
        if (secret != null) {
            request.addHeader(ForwardingSecret.HEADER, secret);
        }
        return request;
    }
}
