package io.qiao.gateway.limit;

import io.qiao.chassis.web.Connections;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts [SlowClients] on every connection.
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> slowClients() {
        return Connections.each("qiao.slow-clients", SlowClients::new);
    }
}
