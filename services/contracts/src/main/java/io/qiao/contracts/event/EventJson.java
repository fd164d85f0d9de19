package io.qiao.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON form of events, and of the state that services keep: instants as ISO 8601 in UTC,
/// absent fields left out, unknown fields passed over, a missing required field refused.
public final class EventJson {
    /// Safe to share; used wherever a contract type is read or written.
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private EventJson() {}

    public static byte[] write(Event event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /// @throws MalformedEvent when the bytes are not JSON of that type
    public static <E> E read(byte[] json, Class<E> type) {
        try {
            return Present.check(MAPPER.readValue(json, type));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new MalformedEvent(
                    type.getSimpleName() + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
