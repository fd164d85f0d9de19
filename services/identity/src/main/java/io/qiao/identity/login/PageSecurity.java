package io.qiao.identity.login;

import io.qiao.identity.web.PageProtection;
import io.qiao.identity.web.Strangers;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.NullRequestCache;

/// Pages are open to everybody; their forms carry a token against cross-site requests. Nothing
/// that is asked for here is where a login leads afterwards, so that a browser's own wishes, such
/// as `/favicon.ico`, begin no session.
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http, FormTargets policy, FormRefusals refused, Strangers strangers) {
        return PageProtection.of(http)
                .authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers("/identity/**")
                                        .permitAll()
                                        .anyRequest()
                                        .denyAll())
                .csrf(forms -> forms.csrfTokenRepository(new FormTokens()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(
                        refusals ->
                                refusals.accessDeniedHandler(refused)
                                        .authenticationEntryPoint(strangers))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(policy))
                .build();
    }
}
