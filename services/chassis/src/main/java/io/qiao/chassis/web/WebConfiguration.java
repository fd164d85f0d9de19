package io.qiao.chassis.web;

import io.micrometer.tracing.Tracer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How requests are read: strictly.
@Configuration(proxyBeanMethods = false)
public class WebConfiguration implements WebFluxConfigurer {
    private static final int DEPTH = 32;

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new Arguments());
    }

    @Bean
    Problems problems(JsonMapper mapper, Tracer tracer) {
        return new Problems(mapper, tracer);
    }

    /// A field that no request has is an error, not a wish passed over.
    @Bean
    JsonMapperBuilderCustomizer strictly() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Bean
    JsonFactory jsonFactory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                .build();
    }
}
