package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Refusals on a connection that is used again.
class AnsweringInTurn {
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new ReadableRequests(_ -> Optional.empty()));

    /// A client sends on as soon as it has read as many bytes as it was promised, which is before
    /// the server has closed its books.
    @Test
    void tells_the_next_request_what_is_wrong_when_the_answer_before_is_at_its_end() {
        channel.writeInbound(request("/api/nowhere"));
        channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        channel.writeInbound(request("/api/%0A"));

        assertThat(channel.isOpen()).isTrue();
        assertThat(told()).isEqualTo(HttpResponseStatus.OK);
        assertThat(next()).isNull();
        channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(next()).isInstanceOf(LastHttpContent.class);
        assertThat(told()).isEqualTo(HttpResponseStatus.BAD_REQUEST);
    }

    @Test
    void does_not_take_the_answer_of_the_request_before_for_its_own() {
        channel.writeInbound(request("/api/nowhere"));

        channel.writeInbound(request("/api/%0A"));

        assertThat(next()).isNull();
        channel.writeOutbound(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK),
                LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(told()).isEqualTo(HttpResponseStatus.OK);
        assertThat(next()).isInstanceOf(LastHttpContent.class);
        assertThat(told()).isEqualTo(HttpResponseStatus.BAD_REQUEST);
    }

    @Test
    void is_at_once_where_nothing_else_waits() {
        channel.writeInbound(request("/api/%0A"));

        assertThat(told()).isEqualTo(HttpResponseStatus.BAD_REQUEST);
    }

    private @Nullable Object next() {
        return channel.readOutbound();
    }

    private HttpResponseStatus told() {
        HttpResponse answer = channel.readOutbound();
        return answer.status();
    }

    private static FullHttpRequest request(String target) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        request.headers().set(HttpHeaderNames.HOST, "127.0.0.1");
        return request;
    }
}
