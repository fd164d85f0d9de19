package io.qiao.identity.token;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.identity.waiting.Await;
import java.util.ArrayList;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What people allowed third parties, so that they are asked once.
@Component
class KeptConsents implements OAuth2AuthorizationConsentService {
    private final MongoCollection<Document> documents;

    KeptConsents(MongoDatabase database) {
        this.documents = database.getCollection("consents");
    }

    private static Bson key(String client, String account) {
        return Filters.eq(client + " " + account);
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        String client = consent.getRegisteredClientId();
        String account = consent.getPrincipalName();
        Await.done(
                Mono.from(
                        documents.updateOne(
                                key(client, account),
                                Updates.combine(
                                        Updates.set("client", client),
                                        Updates.set("account", account),
                                        Updates.set(
                                                "scopes", new ArrayList<>(consent.getScopes()))),
                                new UpdateOptions().upsert(true))));
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        forget(key(consent.getRegisteredClientId(), consent.getPrincipalName()));
    }

    void forgetOf(String account) {
        forget(Filters.eq("account", account));
    }

    void forgetAt(String client) {
        forget(Filters.eq("client", client));
    }

    private void forget(Bson which) {
        Await.done(Mono.from(documents.deleteMany(which)));
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String client, String account) {
        return Await.the(Mono.from(documents.find(key(client, account))))
                .map(kept -> consent(client, account, kept))
                .orElse(null);
    }

    private static OAuth2AuthorizationConsent consent(
            String client, String account, Document kept) {
        OAuth2AuthorizationConsent.Builder consent =
                OAuth2AuthorizationConsent.withId(client, account);
        kept.getList("scopes", String.class).forEach(consent::scope);
        return consent.build();
    }
}
