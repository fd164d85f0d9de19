package io.qiao.gateway.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.documents.Documents;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The accounts: a login, a password kept as a BCrypt hash, an id that says nothing about a
/// person.
@Component
class Accounts {
    /// The login of the platform's administrator, who is made at start and has no sign-up.
    static final String ADMIN = "admin";

    private final MongoCollection<Document> documents;
    private final BCryptPasswordEncoder hashing = new BCryptPasswordEncoder();
    private final String adminPassword;
    private final String decoy = hashing.encode("a password that nobody has");

    Accounts(MongoClient client, @Value("${qiao.admin-password}") String adminPassword) {
        this.documents = client.getDatabase("qiao_gateway").getCollection("accounts");
        this.adminPassword = adminPassword;
    }

    /// Opens an account; the same login with the same password again gives the same account.
    Mono<Account> open(AccountDraft draft) {
        if (key(draft.login()).equals(ADMIN)) {
            return Mono.error(Accounts::taken);
        }
        Account account = new Account(Ids.next(), draft.login(), false);
        return hash(draft.password())
                .map(
                        hash ->
                                new Document("_id", key(draft.login()))
                                        .append("account", account.id())
                                        .append("login", draft.login())
                                        .append("hash", hash))
                .flatMap(document -> Mono.from(documents.insertOne(document)))
                .thenReturn(account)
                .onErrorResume(Documents::isDuplicate, _ -> again(draft));
    }

    private Mono<Account> again(AccountDraft draft) {
        return login(new Credentials(draft.login(), draft.password()))
                .switchIfEmpty(Mono.error(Accounts::taken));
    }

    private static Refused taken() {
        return Refused.conflict("login.taken", "Somebody has that login already.");
    }

    /// The account, or empty when login or password is wrong; which of them cannot be told from
    /// the time it takes.
    Mono<Account> login(Credentials credentials) {
        return Mono.from(documents.find(Filters.eq(key(credentials.login()))))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(
                        found ->
                                matches(credentials, found)
                                        .filter(right -> right)
                                        .flatMap(
                                                _ ->
                                                        Mono.justOrEmpty(
                                                                account(credentials, found))));
    }

    private Mono<Boolean> matches(Credentials credentials, Optional<Document> found) {
        if (isAdmin(credentials)) {
            return Mono.just(
                    MessageDigest.isEqual(
                            adminPassword.getBytes(UTF_8), credentials.password().getBytes(UTF_8)));
        }
        String hash = found.map(document -> document.getString("hash")).orElse(decoy);
        return Mono.fromSupplier(() -> hashing.matches(credentials.password(), hash))
                .subscribeOn(Schedulers.parallel());
    }

    private static Optional<Account> account(Credentials credentials, Optional<Document> found) {
        return isAdmin(credentials)
                ? Optional.of(new Account(ADMIN, ADMIN, true))
                : found.map(
                        document ->
                                new Account(
                                        document.getString("account"),
                                        document.getString("login"),
                                        false));
    }

    private static boolean isAdmin(Credentials credentials) {
        return key(credentials.login()).equals(ADMIN);
    }

    private Mono<String> hash(String password) {
        return Mono.fromSupplier(() -> Objects.requireNonNull(hashing.encode(password)))
                .subscribeOn(Schedulers.parallel());
    }

    private static String key(String login) {
        return login.toLowerCase(Locale.ROOT);
    }

    /// Somebody who can log in.
    record Account(String id, String login, boolean platformAdmin) {}
}
