package io.qiao.identity.token;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import io.qiao.chassis.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What [KeptLogins] looks for, besides ids.
@Component
class LoginIndexes {
    LoginIndexes(Store store) {
        index(store, "logins", "account");
        index(store, "logins", "client");
        index(store, "tokens", "login");
        index(store, "consents", "account");
        index(store, "consents", "client");
    }

    private static void index(Store store, String collection, String key) {
        store.prepare(
                Mono.from(
                        store.database()
                                .getCollection(collection)
                                .createIndexes(
                                        List.of(
                                                new IndexModel(ascending(key)),
                                                new IndexModel(ascending("expires"))))));
    }
}
