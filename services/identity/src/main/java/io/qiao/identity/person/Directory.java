package io.qiao.identity.person;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.waiting.Await;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// All people, by id and by mail address. An address belongs to the one account that claimed it
/// first; the claim is made before the account has it and given up after it has it no more, so a
/// crash leaves a claim too many, never two accounts with one address.
@Component
public final class Directory {
    private final Aggregates<Person> persons;
    private final MongoCollection<Document> addresses;

    public Directory(Aggregates<Person> persons, MongoDatabase database) {
        this.persons = persons;
        this.addresses = database.getCollection("addresses");
    }

    public Optional<Person> byId(String id) {
        return Await.the(persons.find(id)).map(Versioned::state).filter(Person::isActive);
    }

    public boolean isActive(String id) {
        return byId(id).isPresent();
    }

    /// @throws Refused when the account is not there, any more
    public Person one(String id) {
        return byId(id).orElseThrow(() -> Refused.missing("account"));
    }

    public Optional<Person> byMail(String mail) {
        return Await.the(Mono.from(addresses.find(Filters.eq(MailAddress.normal(mail)))))
                .flatMap(claim -> byId(claim.getString("account")))
                .filter(person -> person.mail().equals(MailAddress.normal(mail)));
    }

    /// @return whether the address is the account's now
    public boolean claim(String mail, String account) {
        Document claim = new Document("_id", MailAddress.normal(mail)).append("account", account);
        return Await.one(
                Mono.from(addresses.insertOne(claim))
                        .map(_ -> true)
                        .onErrorResume(
                                Documents::isDuplicate,
                                _ ->
                                        Mono.from(
                                                        addresses.find(
                                                                Filters.eq(
                                                                        MailAddress.normal(mail))))
                                                .map(
                                                        there ->
                                                                there.getString("account")
                                                                        .equals(account))
                                                .defaultIfEmpty(false)));
    }

    public void release(String mail, String account) {
        Await.done(
                Mono.from(
                        addresses.deleteOne(
                                new Document("_id", MailAddress.normal(mail))
                                        .append("account", account))));
    }

    /// Keeps a new person; nothing happens when the account is there already.
    ///
    /// @return whether it was not
    public boolean register(Person person, Cause cause) {
        return Await.the(persons.createOnce(person.id(), Persons.register(person), cause))
                .isPresent();
    }

    /// @return the person as it is now
    public Person change(String id, Function<Person, Change<Person>> decide, Cause cause) {
        return Await.the(persons.change(id, decide, cause))
                .map(Versioned::state)
                .orElseThrow(() -> Refused.missing("account"));
    }
}
