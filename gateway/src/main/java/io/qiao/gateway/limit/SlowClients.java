package io.qiao.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Watches over one connection: a request's head must be there within ten seconds, its body within
/// a minute, the next request within two; a head that cannot be read, such as one beyond 16 KB, is
/// answered with a problem. Whoever keeps us waiting is cut off.
final class SlowClients extends ChannelDuplexHandler {
    private static final Duration HEAD = Duration.ofSeconds(10);
    private static final Duration BODY = Duration.ofMinutes(1);
    private static final Duration NEXT = Duration.ofMinutes(2);
    private static final Duration LINGER = Duration.ofSeconds(1);

    private @Nullable ScheduledFuture<?> deadline;
    private boolean refused;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        await(context, HEAD);
    }

    private void await(ChannelHandlerContext context, Duration most) {
        arrived();
        deadline =
                context.executor()
                        .schedule(() -> close(context), most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void arrived() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            if (request.decoderResult().isFailure()) {
                refuse(context, request.decoderResult().cause());
                ReferenceCountUtil.release(message);
                return;
            }
            await(context, BODY);
        }
        if (message instanceof LastHttpContent) {
            arrived();
        }
        super.channelRead(context, message);
    }

    /// The rest of what is sent is read and dropped for a moment: closing at once would take the
    /// answer with it.
    private void refuse(ChannelHandlerContext context, Throwable cause) {
        refused = true;
        arrived();
        HttpResponseStatus status =
                switch (cause) {
                    case TooLongHttpHeaderException _ ->
                            HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                    case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
                    default -> HttpResponseStatus.BAD_REQUEST;
                };
        byte[] problem =
                """
                {"type":"urn:qiao:problem:unacceptable","title":"%s","status":%d,\
                "detail":"The head of the request cannot be read, or is larger than 16 KiB."}"""
                        .formatted(status.reasonPhrase(), status.code())
                        .getBytes(UTF_8);
        DefaultFullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(problem));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, problem.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        var _ = context.writeAndFlush(answer);
        deadline =
                context.executor()
                        .schedule(() -> close(context), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof LastHttpContent && !refused) {
            await(context, NEXT);
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        arrived();
        super.channelInactive(context);
    }
}
