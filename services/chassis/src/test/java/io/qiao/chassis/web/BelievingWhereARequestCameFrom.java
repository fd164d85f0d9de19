package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.security.Callers;
import io.qiao.chassis.security.ForwardingSecret;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class BelievingWhereARequestCameFrom {
    private static final BelievingTheGateway BELIEVING =
            new BelievingTheGateway(new ForwardingSecret("the secret"));

    @Test
    void the_gateway_is_believed() {
        ServerHttpRequest seen = BELIEVING.apply(claiming("192.0.2.7", "the secret"));

        assertThat(addressOf(seen)).isEqualTo("192.0.2.7");
        assertThat(seen.getURI().toString()).isEqualTo("https://qiao.example/x");
    }

    @Test
    void an_address_of_the_newer_kind_is_kept_without_its_brackets() {
        assertThat(addressOf(BELIEVING.apply(claiming("[2001:db8::7]", "the secret"))))
                .isEqualTo("2001:db8::7");
    }

    @Test
    void a_stranger_is_not_believed() {
        for (String guess : new String[] {null, "", "the secre", "another"}) {
            ServerHttpRequest seen = BELIEVING.apply(claiming("192.0.2.7", guess));

            assertThat(addressOf(seen)).as(guess).isEqualTo("127.0.0.2");
            assertThat(seen.getURI().toString()).isEqualTo("http://127.0.0.1/x");
            assertThat(seen.getHeaders().headerNames())
                    .noneMatch(name -> name.startsWith("X-Forwarded"));
        }
    }

    @Test
    void nobody_is_believed_where_no_secret_is_set() {
        BelievingTheGateway unset = new BelievingTheGateway(new ForwardingSecret(" "));

        assertThat(addressOf(unset.apply(claiming("192.0.2.7", "")))).isEqualTo("127.0.0.2");
    }

    @Test
    void the_secret_goes_no_further() {
        ServerHttpRequest seen = BELIEVING.apply(claiming("192.0.2.7", "the secret"));

        assertThat(seen.getHeaders().toString()).doesNotContain("the secret");
    }

    private static ServerHttpRequest claiming(String address, @Nullable String secret) {
        MockServerHttpRequest.BaseBuilder<?> request =
                MockServerHttpRequest.get("http://127.0.0.1/x")
                        .remoteAddress(new InetSocketAddress("127.0.0.2", 1))
                        .header("X-Forwarded-For", address)
                        .header("X-Forwarded-Host", "qiao.example")
                        .header("X-Forwarded-Proto", "https");
        if (secret != null) {
            request.header(ForwardingSecret.HEADER, secret);
        }
        return request.build();
    }

    private static @Nullable String addressOf(ServerHttpRequest request) {
        return Callers.address(
                MockServerWebExchange.from(MockServerHttpRequest.get("/").build())
                        .mutate()
                        .request(request)
                        .build());
    }
}
