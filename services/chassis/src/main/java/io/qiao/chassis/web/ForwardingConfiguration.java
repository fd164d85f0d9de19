package io.qiao.chassis.web;

import io.qiao.chassis.security.ForwardingSecret;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/// Whom a service believes about where a request came from. Not for the gateway, which tells.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class ForwardingConfiguration {
    /// The framework looks for it by this name, and asks it before any filter.
    @Bean
    ForwardedHeaderTransformer forwardedHeaderTransformer(
            @Value("${qiao.forwarding-secret}") String secret) {
        return new BelievingTheGateway(new ForwardingSecret(secret));
    }
}
