package io.qiao.chassis.web;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// Asks another server over HTTP: a connection within a second, an answer within four. Connections
/// are kept for less time than servers keep them, so that none is used that is being closed.
public final class ServiceClient {
    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 1_000;

    private ServiceClient() {}

    public static WebClient create() {
        ConnectionProvider connections =
                ConnectionProvider.builder("services").maxIdleTime(KEPT).build();
        HttpClient http =
                HttpClient.create(connections)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .responseTimeout(ANSWER);
        return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    }
}
