package io.qiao.identity.secret;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import io.qiao.chassis.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What [Links] looks for, besides tokens.
@Component
class LinkIndexes {
    LinkIndexes(Store store) {
        store.prepare(
                Mono.from(
                        store.database()
                                .getCollection(Links.COLLECTION)
                                .createIndexes(
                                        List.of(
                                                new IndexModel(ascending(Links.SUBJECT)),
                                                new IndexModel(ascending("expires"))))));
    }
}
