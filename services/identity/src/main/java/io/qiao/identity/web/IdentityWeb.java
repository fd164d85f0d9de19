package io.qiao.identity.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What our conventions add to Spring MVC and its server.
@Configuration(proxyBeanMethods = false)
class IdentityWeb implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArguments());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageLanguage.Chosen());
        registry.addInterceptor(new PageLanguage.Told());
        registry.addInterceptor(new StrictQuery());
    }

    @Bean
    LocaleResolver localeResolver() {
        return new PageLanguage();
    }

    @Bean
    FilterRegistrationBean<ReadableTarget> readableTarget(Replies replies) {
        FilterRegistrationBean<ReadableTarget> filter =
                new FilterRegistrationBean<>(new ReadableTarget(replies));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /// After it is known in which encoding fields are read, and where a request came from; also
    /// while an error is answered.
    @Bean
    FilterRegistrationBean<ReadableForm> readableForm() {
        FilterRegistrationBean<ReadableForm> filter =
                new FilterRegistrationBean<>(new ReadableForm());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverProblems() {
        return factory ->
                factory.addContextCustomizers(
                        context ->
                                context.getParent().getPipeline().addValve(new ServerProblems()));
    }
}
