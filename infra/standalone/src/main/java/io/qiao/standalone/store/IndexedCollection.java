package io.qiao.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.h2.mvstore.MVMap;

/// A collection that uses an index also when a query asks for more than the index's keys, such as
/// a document by `_id` if it still has a certain version. [H2Collection] reads every document
/// then.
final class IndexedCollection extends H2Collection {

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> figures,
            CursorRegistry cursors) {
        super(database, name, options, documents, figures, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document order, int skip, int limit, int batch, Document fields) {
        Document conditions = new Document();
        gather(query, conditions);
        for (Index<Object> index : getIndexes()) {
            Document part = part(conditions, index);
            if (!part.isEmpty() && index.canHandle(part)) {
                return matchDocuments(
                        query, index.getPositions(part), order, skip, limit, batch, fields);
            }
        }
        return super.queryDocuments(query, order, skip, limit, batch, fields);
    }

    /// Those conditions that every document found has to meet.
    private static void gather(Document query, Document conditions) {
        query.forEach(
                (field, condition) -> {
                    if (field.equals("$and") && condition instanceof Collection<?> all) {
                        all.forEach(each -> gather((Document) each, conditions));
                    } else if (!field.startsWith("$")) {
                        conditions.putIfAbsent(field, condition);
                    }
                });
    }

    private static Document part(Document conditions, Index<Object> index) {
        Document part = new Document();
        for (IndexKey key : index.getKeys()) {
            if (conditions.containsKey(key.getKey())) {
                part.put(key.getKey(), conditions.get(key.getKey()));
            }
        }
        return part;
    }
}
