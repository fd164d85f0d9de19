package io.qiao.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// An index of any number of keys, unique or not: finds the documents whose first keys have given
/// values, and the next one a value, one of several, or one within bounds. What it finds may hold
/// more than what was asked for; the collection looks at each document. Documents without the
/// first key are not in it.
///
/// Each entry is one sorted byte array: the values and the document's id. A search costs time in
/// proportion to what it finds.
final class SortedIndex extends Index<Object> {
    private final boolean unique;
    private final MVMap<byte[], Object> positions;

    SortedIndex(String name, List<IndexKey> keys, boolean unique, MVMap<byte[], Object> positions) {
        super(name, keys, true);
        this.unique = unique;
        this.positions = positions;
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (unique) {
            for (KeyValue values : values(document)) {
                if (!find(List.of(Span.of(SortKey.of(values)))).isEmpty()) {
                    throw new DuplicateKeyError(this, collection, getKeys(), values);
                }
            }
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        entries(document).forEach(entry -> positions.put(entry, position));
    }

    @Override
    public @Nullable Object remove(Document document) {
        Object position = null;
        for (byte[] entry : entries(document)) {
            position = positions.remove(entry);
        }
        return position;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (unique && !nullAwareEqualsKeys(before, after)) {
            checkAdd(after, collection);
        }
    }

    @Override
    public void updateInPlace(
            Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!nullAwareEqualsKeys(before, after)) {
            remove(before);
            add(after, position, collection);
        }
    }

    private List<KeyValue> values(Document document) {
        return getKeyValues(document).stream()
                .filter(each -> SortKey.isSomething(each.get(0)))
                .toList();
    }

    private List<byte[]> entries(Document document) {
        return values(document).stream()
                .map(each -> SortKey.of(each).with(String.valueOf(document.get("_id"))).bytes())
                .toList();
    }

    /// The index does not know where a document is unless it is asked for by its keys.
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return !spans(query).isEmpty();
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return find(spans(query));
    }

    private Set<Object> find(List<Span> spans) {
        Set<Object> found = new LinkedHashSet<>();
        for (Span span : spans) {
            Cursor<byte[], Object> cursor =
                    positions.cursor(span.from().bytes(), span.to().bytes(), false);
            while (cursor.hasNext()) {
                cursor.next();
                found.add(cursor.getValue());
            }
        }
        return found;
    }

    /// Where in the order of the entries those are that a query asks for; nowhere when the query
    /// says nothing of the first key that the order can tell.
    private List<Span> spans(Document query) {
        SortKey known = SortKey.NONE;
        for (IndexKey key : getKeys()) {
            Object condition = query.get(key.getKey());
            if (SortKey.isComparable(condition)) {
                known = known.with(condition);
                continue;
            }
            List<Span> spans = condition instanceof Document test ? within(known, test) : List.of();
            if (!spans.isEmpty()) {
                return spans;
            }
            break;
        }
        return known == SortKey.NONE ? List.of() : List.of(Span.of(known));
    }

    private static List<Span> within(SortKey known, Document test) {
        if (test.get("$in") instanceof Collection<?> several) {
            List<Span> spans = new ArrayList<>();
            for (Object each : several) {
                if (!SortKey.isComparable(each)) {
                    return List.of();
                }
                spans.add(Span.of(known.with(each)));
            }
            return spans;
        }
        Object least = test.getOrDefault("$gte", test.get("$gt"));
        Object most = test.getOrDefault("$lte", test.get("$lt"));
        return SortKey.isComparable(least) || SortKey.isComparable(most)
                ? List.of(Span.between(known, least, most))
                : List.of();
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        positions.clear();
    }
}
