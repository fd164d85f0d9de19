package io.qiao.identity.client;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.documents.Documents;
import io.qiao.identity.waiting.Await;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// All third parties: those that an administrator registered, and those by configuration.
@Component
public final class ThirdParties {
    private static final int MOST = 100;

    private final MongoCollection<Document> documents;
    private final ConfiguredClients configured;

    ThirdParties(MongoDatabase database, ConfiguredClients configured) {
        this.documents = database.getCollection("clients");
        this.configured = configured;
    }

    void add(ThirdParty client) {
        if (registered().size() >= MOST) {
            throw Refused.conflict("clients.full", "There are at the most " + MOST + " clients.");
        }
        Await.done(
                Mono.from(documents.insertOne(document(client)))
                        .onErrorMap(
                                Documents::isDuplicate,
                                _ ->
                                        Refused.conflict(
                                                "client.exists",
                                                ("That request was answered before, with the secret."
                                                                + " If it is lost, delete client %s"
                                                                + " and register another.")
                                                        .formatted(client.id()))));
    }

    public Optional<ThirdParty> find(String id) {
        return configured
                .find(id)
                .or(
                        () ->
                                Await.the(Mono.from(documents.find(Filters.eq(id))))
                                        .map(ThirdParties::client));
    }

    /// The newest first, then those by configuration.
    List<ThirdParty> all() {
        List<ThirdParty> all = new ArrayList<>(registered());
        all.addAll(configured.all());
        return all;
    }

    private List<ThirdParty> registered() {
        return Await.all(
                Flux.from(documents.find().sort(Sorts.descending("created", "_id")))
                        .map(ThirdParties::client));
    }

    /// @return whether it was there; one by configuration is not taken away
    boolean remove(String id) {
        return Await.one(Mono.from(documents.deleteOne(Filters.eq(id)))).getDeletedCount() == 1;
    }

    /// The origins that a login of the client may lead back to, for the policy of a page.
    public Stream<String> origins(String id) {
        return find(id).stream()
                .flatMap(client -> client.redirectUris().stream())
                .map(ReturnAddress::origin)
                .distinct();
    }

    private static Document document(ThirdParty client) {
        return new Document("_id", client.id())
                .append("name", client.name())
                .append("redirectUris", client.redirectUris())
                .append("postLogoutRedirectUris", client.postLogoutRedirectUris())
                .append("scopes", client.scopes())
                .append("secretHash", client.secretHash())
                .append("created", Date.from(Objects.requireNonNull(client.created())));
    }

    private static ThirdParty client(Document kept) {
        return new ThirdParty(
                kept.getString("_id"),
                kept.getString("name"),
                kept.getList("redirectUris", String.class),
                kept.getList("postLogoutRedirectUris", String.class),
                kept.getList("scopes", String.class),
                kept.getString("secretHash"),
                kept.getDate("created").toInstant());
    }
}
