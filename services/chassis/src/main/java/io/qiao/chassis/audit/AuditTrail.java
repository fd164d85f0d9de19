package io.qiao.chassis.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.paging.Page;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.paging.PageRequest.Cursor;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The audit trail of one service. Entries are only ever added: nothing here changes or removes
/// one, and the same entry twice is kept once.
public final class AuditTrail {
    private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> documents;

    public AuditTrail(MongoDatabase database) {
        documents = database.getCollection("audit");
    }

    /// Makes the indexes; may be repeated.
    public Mono<Void> prepare() {
        return Flux.just(descending("time"), ascending("alliances"))
                .concatMap(documents::createIndex)
                .then();
    }

    public Mono<Void> keep(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return Mono.empty();
        }
        return Mono.from(
                        documents.insertMany(
                                entries.stream().map(AuditTrail::document).toList(), ANY_ORDER))
                .then()
                .onErrorResume(Documents::isDuplicate, _ -> Mono.empty());
    }

    private static Document document(AuditEntry entry) {
        Document document = Documents.of(entry);
        document.put("_id", document.remove("id"));
        document.put("time", Date.from(entry.time()));
        return document;
    }

    /// Those that fit, newest first.
    public Mono<Page<AuditEntry>> page(Bson which, PageRequest request) {
        Cursor after = request.after();
        Bson filter = after == null ? which : and(which, behind(after));
        return Flux.from(
                        documents
                                .find(filter)
                                .sort(orderBy(Sorts.descending("time"), Sorts.descending("_id")))
                                .limit(request.limit() + 1))
                .map(AuditTrail::read)
                .collectList()
                .map(found -> page(found, request.limit()));
    }

    private static AuditEntry read(Document document) {
        document.put("id", document.remove("_id"));
        document.put("time", document.getDate("time").toInstant().toString());
        return Documents.read(document, AuditEntry.class);
    }

    private static Bson behind(Cursor cursor) {
        Date time = Date.from(cursor.created());
        return or(lt("time", time), and(eq("time", time), lt("_id", cursor.id())));
    }

    private static Page<AuditEntry> page(List<AuditEntry> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        AuditEntry last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), new Cursor(last.time(), last.id()).toString());
    }

    /// What a secretariat may see: what is its alliance's business, as the aggregates say.
    public static Bson concerning(String alliance) {
        return eq("alliances", alliance);
    }

    /// What one account did.
    public static Bson by(String account) {
        return eq("actor", account);
    }
}
