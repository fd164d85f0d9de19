package io.qiao.chassis.web;

import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.wording.Wording;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.annotation.Annotation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/// What the OpenAPI description of a service (`/api/{service}/openapi.json`) says beyond what its
/// controllers show: how to log in, how pages and repetitions work, what errors look like.
@Configuration(proxyBeanMethods = false)
public class ApiDescription {
    private static final String PROBLEM = "#/components/schemas/Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class,
                        PageRequest.class,
                        IdempotencyKey.class,
                        Wording.class,
                        ServerWebExchange.class);
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Qiao " + service)
                                .version("1")
                                .description(
                                        "Conventions of all services: infra/docs/http.md. In"
                                                + " a browser, log in at /login first."))
                .addServersItem(new Server().url("/"))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "bearer",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .bearerFormat("JWT"))
                                .addSchemas("Problem", problem()))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    private static Schema<?> problem() {
        return new Schema<>()
                .type("object")
                .description("RFC 9457")
                .addProperty("type", new StringSchema().description("urn:qiao:problem:..."))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("for a person to act on"))
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(
                                        new Schema<>()
                                                .type("object")
                                                .addProperty("field", new StringSchema())
                                                .addProperty("rule", new StringSchema())
                                                .addProperty("detail", new StringSchema())));
    }

    @Bean
    GlobalOperationCustomizer conventions() {
        return (operation, handler) -> {
            describe(operation, handler);
            return operation;
        };
    }

    /// Lengths of text, as the annotations of ours say them.
    @Bean
    PropertyCustomizer lengths() {
        return (schema, type) -> {
            for (Annotation each :
                    type.getCtxAnnotations() == null
                            ? new Annotation[0]
                            : type.getCtxAnnotations()) {
                if (each instanceof Line line) {
                    limit(schema, line.min(), line.max());
                } else if (each instanceof Text text) {
                    limit(schema, text.min(), text.max());
                }
            }
            return schema;
        };
    }

    private static void limit(Schema<?> schema, int min, int max) {
        schema.setMaxLength(max);
        if (min > 0) {
            schema.setMinLength(min);
        }
    }

    private static void describe(Operation operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.getParameterType() == PageRequest.class) {
                operation.addParametersItem(
                        query("limit", "How many at the most, 1 to 100; 20 when absent."));
                operation.addParametersItem(
                        query("cursor", "From the `Link` header of the page before."));
            } else if (parameter.getParameterType() == IdempotencyKey.class) {
                operation.addParametersItem(
                        new Parameter()
                                .in("header")
                                .name("Idempotency-Key")
                                .description(
                                        "The same request with the same key creates one thing.")
                                .schema(new StringSchema().maxLength(200)));
            }
        }
        if (operation.getResponses() != null) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("A problem")
                                    .content(
                                            new Content()
                                                    .addMediaType(
                                                            "application/problem+json",
                                                            new io.swagger.v3.oas.models.media
                                                                            .MediaType()
                                                                    .schema(
                                                                            new Schema<>()
                                                                                    .$ref(
                                                                                            PROBLEM)))));
        }
    }

    private static Parameter query(String name, String description) {
        return new Parameter()
                .in("query")
                .name(name)
                .description(description)
                .schema(new StringSchema());
    }
}
