package io.qiao.chassis.documents;

import io.qiao.contracts.event.EventJson;
import java.util.Map;
import org.bson.Document;
import tools.jackson.core.type.TypeReference;

/// Records to documents and back, field by field as their JSON has them.
public final class Documents {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private Documents() {}

    public static Document of(Object state) {
        return new Document(EventJson.MAPPER.convertValue(state, FIELDS));
    }

    public static <S> S read(Document document, Class<S> type) {
        return EventJson.MAPPER.convertValue(document, type);
    }
}
