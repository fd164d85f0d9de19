package io.qiao.chassis.web;

import io.netty.channel.ChannelHandler;
import java.util.function.Supplier;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;

/// What watches over the connections of a server.
public final class Connections {
    private Connections() {}

    /// Puts a handler on every connection, right behind what reads HTTP there: it sees requests
    /// before anything else does.
    ///
    /// @param name no other handler has it
    /// @param handler makes one for each connection
    public static WebServerFactoryCustomizer<NettyReactiveWebServerFactory> each(
            String name, Supplier<ChannelHandler> handler) {
        return factory ->
                factory.addServerCustomizers(
                        server ->
                                server.doOnChannelInit(
                                        (_, channel, _) ->
                                                channel.pipeline()
                                                        .addAfter(
                                                                NettyPipeline.HttpCodec,
                                                                name,
                                                                handler.get())));
    }
}
