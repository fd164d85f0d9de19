package io.qiao.membership.organization;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.store.Store;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Who was ever about to be verified with a code: one document for each code, which is its `_id`.
/// Whoever is verified with a code stands in it from before that moment, so that of two who are
/// verified at the same time the later one finds the earlier one there.
@Component
class Claims {
    private static final String CLAIMANTS = "claimants";

    private final MongoCollection<Document> documents;

    Claims(Store store) {
        this.documents = store.database().getCollection("claims");
    }

    /// Adds one; may be repeated.
    ///
    /// @return all there are now, that one included
    Mono<List<String>> add(String code, String organization) {
        return Mono.from(
                        documents.findOneAndUpdate(
                                Filters.eq(code),
                                Updates.addToSet(CLAIMANTS, organization),
                                new FindOneAndUpdateOptions()
                                        .upsert(true)
                                        .returnDocument(ReturnDocument.AFTER)))
                .retryWhen(Retry.max(3).filter(Documents::isDuplicate))
                .map(claim -> claim.getList(CLAIMANTS, String.class));
    }
}
