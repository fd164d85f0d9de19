package io.qiao.identity.secret;

import io.qiao.chassis.security.Sealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The key that seals what the store must not be able to tell.
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {
    @Bean
    Sealing sealing(@Value("${qiao.sealing-key}") String key) {
        return new Sealing(key);
    }
}
