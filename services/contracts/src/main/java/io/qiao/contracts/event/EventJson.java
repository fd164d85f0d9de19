package io.qiao.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serial;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// The JSON form of events, and of the state that services keep: instants as ISO 8601 in UTC,
/// absent fields left out, unknown fields passed over, a missing required field refused. An event
/// is a copy of the state without what is [Unpublished]: the two are told apart here and nowhere
/// else.
public final class EventJson {
    /// Writes and reads state, with the words that stay in it. Safe to share.
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private static final JsonMapper PUBLISHED =
            MAPPER.rebuild().annotationIntrospector(new WithoutUnpublished()).build();

    private EventJson() {}

    /// What travels: the event without what is [Unpublished].
    public static byte[] write(Event event) {
        return PUBLISHED.writeValueAsBytes(event);
    }

    /// @throws MalformedEvent when the bytes are not JSON of that type
    public static <E> E read(byte[] json, Class<E> type) {
        try {
            return Present.check(PUBLISHED.readValue(json, type));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new MalformedEvent(
                    type.getSimpleName() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /// Passes over what is [Unpublished], in both directions.
    private static final class WithoutUnpublished extends JacksonAnnotationIntrospector {
        @Serial private static final long serialVersionUID = 1L;

        @Override
        public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member.hasAnnotation(Unpublished.class) || super.hasIgnoreMarker(config, member);
        }
    }
}
