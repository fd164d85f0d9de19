package io.qiao.identity.web;

import io.qiao.chassis.security.ForwardingSecret;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Whom identity believes about where a request came from.
@Configuration(proxyBeanMethods = false)
class ForwardingConfiguration {
    /// Before every other filter, and on the way to an error page, too.
    @Bean
    FilterRegistrationBean<BelievingTheGateway> believingTheGateway(
            @Value("${qiao.forwarding-secret}") String secret) {
        FilterRegistrationBean<BelievingTheGateway> filter =
                new FilterRegistrationBean<>(new BelievingTheGateway(new ForwardingSecret(secret)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return filter;
    }
}
