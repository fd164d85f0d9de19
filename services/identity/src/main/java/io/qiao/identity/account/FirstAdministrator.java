package io.qiao.identity.account;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.documents.Documents;
import io.qiao.identity.waiting.Await;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The account id of the administrator that the first start makes: random, so that nobody can name
/// it who was not told, and kept before anything else, so that a crash or another instance makes no
/// second administrator, whatever becomes of the mail address.
@Component
class FirstAdministrator {
    private static final String ID = "administrator";

    private final MongoCollection<Document> documents;

    FirstAdministrator(MongoDatabase database) {
        this.documents = database.getCollection("bootstrap");
    }

    String account() {
        return Await.one(kept().switchIfEmpty(Mono.defer(this::keep))).getString("account");
    }

    private Mono<Document> kept() {
        return Mono.from(documents.find(Filters.eq(ID)));
    }

    private Mono<Document> keep() {
        Document fresh = new Document("_id", ID).append("account", Ids.next());
        return Mono.from(documents.insertOne(fresh))
                .thenReturn(fresh)
                .onErrorResume(Documents::isDuplicate, _ -> kept());
    }
}
