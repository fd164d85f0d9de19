package io.qiao.chassis.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads as they come over the wire, from clients of no manners.
class ReadingTheHead {
    /// @return what is answered at once; absent when the request is passed on
    private static @Nullable String answer(String head) {
        EmbeddedChannel channel =
                new EmbeddedChannel(
                        new HttpServerCodec(), new ReadableRequests(_ -> Optional.empty()));
        channel.writeInbound(Unpooled.copiedBuffer(head.replace("|", "\r\n") + "\r\n\r\n", UTF_8));
        StringBuilder answer = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            answer.append(part.toString(UTF_8));
            part.release();
        }
        if (answer.isEmpty()) {
            Object passed = channel.readInbound();
            assertThat(passed).as("passed on").isNotNull();
            ReferenceCountUtil.release(passed);
            return null;
        }
        return answer.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /session HTTP/1.1|Host: a.example|Host: b.example",
                "GET /session HTTP/1.1|Host: a.example|Host: a.example",
                "GET /session HTTP/1.1|Accept: */*",
                "GET /session HTTP/1.1|Host: a.example/x",
                "GET /session HTTP/1.1|Host: a.example,b.example",
                "GET /session HTTP/1.1|Host: user@a.example",
                "GET http://b.example/session HTTP/1.1|Host: a.example",
                "GET https://b.example:1/session HTTP/1.1|Host: b.example",
                "GET /session HTTP/1.1|Host: a.example|Connection: Upgrade|Upgrade: websocket",
                "GET /session HTTP/1.1|Host: a.example|Connection: upgrade|Upgrade: h2c, WebSocket"
            })
    void is_refused_when_it_names_its_host_wrongly_or_wants_a_web_socket(String head) {
        assertRefused(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "",
                "a.example/session",
                ":8080",
                "a.example:",
                "[::1",
                "[]",
                "\u00e9"
            })
    void is_refused_when_the_host_cannot_be_one(String host) {
        assertRefused("GET /session HTTP/1.1|Host: " + host);
        assertRefused("GET /session HTTP/1.0|Host: " + host);
    }

    @Test
    void is_refused_when_the_host_is_longer_than_any_name() {
        assertRefused("GET /session HTTP/1.1|Host: " + "a".repeat(256));
        assertThat(answer("GET /session HTTP/1.1|Host: " + "a".repeat(255))).isNull();
    }

    @Test
    void is_refused_when_the_body_comes_in_a_coding() {
        for (String coding : new String[] {"gzip", "br", "identity, gzip"}) {
            assertThat(answer("POST /x HTTP/1.1|Host: a.example|Content-Encoding: " + coding))
                    .startsWith("HTTP/1.1 415 ")
                    .contains("urn:qiao:problem:unsupported-media-type", "Content-Encoding");
        }
        assertThat(answer("POST /x HTTP/1.1|Host: a.example|Content-Encoding: Identity")).isNull();
    }

    private static void assertRefused(String head) {
        assertThat(answer(head))
                .as(head)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .contains("urn:qiao:problem:unacceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /session HTTP/1.1|Host: a.example",
                "GET /session HTTP/1.1|Host: 127.0.0.1:8080",
                "GET /session HTTP/1.1|Host: [::1]:8080",
                "GET /session HTTP/1.0",
                "GET http://A.example/session HTTP/1.1|Host: a.example",
                "GET /x?next=http://b.example/ HTTP/1.1|Host: a.example",
                "GET /session HTTP/1.1|Host: a.example|Connection: Upgrade, HTTP2-Settings|Upgrade: h2c|HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"
            })
    void is_passed_on_otherwise(String head) {
        assertThat(answer(head)).isNull();
    }
}
