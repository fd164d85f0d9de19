package io.qiao.chassis.documents;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import io.qiao.contracts.event.EventJson;
import java.util.Map;
import org.bson.Document;
import tools.jackson.core.type.TypeReference;

/// Records to documents and back, field by field as their JSON has them.
public final class Documents {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final int DUPLICATE_KEY = 11000;

    private Documents() {}

    public static Document of(Object state) {
        return new Document(EventJson.MAPPER.convertValue(state, FIELDS));
    }

    public static <S> S read(Document document, Class<S> type) {
        return EventJson.MAPPER.convertValue(document, type);
    }

    /// Whether a write failed because a unique key is taken, and for nothing else.
    public static boolean isDuplicate(Throwable failure) {
        return switch (failure) {
            case DuplicateKeyException _ -> true;
            case MongoWriteException refused -> refused.getError().getCode() == DUPLICATE_KEY;
            case MongoBulkWriteException several ->
                    several.getWriteConcernError() == null
                            && several.getWriteErrors().stream()
                                    .allMatch(each -> each.getCode() == DUPLICATE_KEY);
            default -> false;
        };
    }
}
