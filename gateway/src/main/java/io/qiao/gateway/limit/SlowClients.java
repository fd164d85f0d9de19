package io.qiao.gateway.limit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Watches over one connection: a request's head must be there within ten seconds, its body within
/// a minute, the next request within two. Whoever keeps us waiting is cut off.
final class SlowClients extends ChannelDuplexHandler {
    private static final Duration HEAD = Duration.ofSeconds(10);
    private static final Duration BODY = Duration.ofMinutes(1);
    private static final Duration NEXT = Duration.ofMinutes(2);

    private @Nullable ScheduledFuture<?> deadline;

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
        if (message instanceof HttpRequest) {
            await(context, BODY);
        }
        if (message instanceof LastHttpContent) {
            arrived();
        }
        super.channelRead(context, message);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof LastHttpContent) {
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
