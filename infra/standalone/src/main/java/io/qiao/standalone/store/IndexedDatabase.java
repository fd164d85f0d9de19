package io.qiao.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/// A database that makes more of its indexes than the library does.
final class IndexedDatabase extends H2Database {
    private final MVStore store;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // the next line opens collections
        super(name, store, cursors);
    }

    /// Opens the same maps as [H2Database].
    @Override
    protected MongoCollection<Object> openOrCreateCollection(
            String name, CollectionOptions options) {
        String namespace = getFullCollectionNamespace(name);
        return new IndexedCollection(
                this,
                name,
                options,
                store.openMap("databases." + namespace),
                store.openMap("meta." + namespace),
                cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return sorted(collection, name, keys, /* unique= */ false);
    }

    /// The index of `_id` stays what it is: it is asked for whole keys only.
    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return keys.size() == 1
                ? super.openOrCreateUniqueIndex(collection, name, keys, sparse)
                : sorted(collection, name, keys, /* unique= */ true);
    }

    private SortedIndex sorted(
            String collection, String name, List<IndexKey> keys, boolean unique) {
        String map = "sorted." + getFullCollectionNamespace(collection) + "." + name;
        return new SortedIndex(
                name,
                keys,
                unique,
                store.openMap(
                        map,
                        new MVMap.Builder<byte[], Object>().keyType(ByteArrayDataType.INSTANCE)));
    }
}
