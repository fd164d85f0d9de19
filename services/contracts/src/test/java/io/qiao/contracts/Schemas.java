package io.qiao.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.qiao.contracts.event.Unpublished;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The JSON Schema (2020-12) of an event type, drawn from its record.
final class Schemas {
    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static JsonNode of(Class<?> type) {
        return GENERATOR.generateSchema(type);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(
                                Option.INLINE_ALL_SCHEMAS,
                                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                                Option.FLATTENED_ENUMS);
        config.forFields()
                .withIgnoreCheck(field -> field.getAnnotation(Unpublished.class) != null)
                .withRequiredCheck(Schemas::isRequired)
                .withPropertyNameOverrideResolver(Schemas::nameOf)
                .withTargetTypeOverridesResolver(
                        field ->
                                field.getType().isInstanceOf(BigDecimal.class)
                                        ? List.of(field.getContext().resolve(String.class))
                                        : null);
        return new SchemaGenerator(config.build());
    }

    private static boolean isRequired(FieldScope field) {
        return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String nameOf(FieldScope field) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        return property == null ? null : property.value();
    }
}
