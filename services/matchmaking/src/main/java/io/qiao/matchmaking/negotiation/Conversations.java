package io.qiao.matchmaking.negotiation;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.paging.Page;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Store;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MessageEvent.MessageSent;
import io.qiao.contracts.matchmaking.MessageNotice;
import io.qiao.contracts.wire.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What the two sides of each match write to each other, and the files that they attach. A file is
/// kept before the message that names it, so that a message never misses one; files that a crash
/// left without a message are erased with the match's conversation.
@Component
class Conversations {
    private final Aggregates<Message> messages;
    private final MongoCollection<Document> files;
    private final Clock clock;

    Conversations(Store store, Clock clock) {
        this.clock = clock;
        this.messages =
                store.aggregates(
                        AggregateKind.of(
                                Topic.MESSAGES,
                                Message.class,
                                message ->
                                        Map.of(
                                                "match", message.match(),
                                                "organization", message.organization()),
                                "match"));
        this.files = store.database().getCollection("attachments");
        store.prepare(Mono.from(files.createIndex(Indexes.ascending("match"))));
    }

    /// @throws Refused when the organization has written too much about the match already
    Mono<Message> send(NewId id, Match match, MessageDraft draft, Caller caller) {
        return messages.count(
                        Filters.and(
                                Filters.eq("keys.match", match.id()),
                                Filters.eq("keys.organization", draft.organization()),
                                Filters.ne("_id", id.id())),
                        Negotiation.MOST_MESSAGES)
                .doOnNext(Negotiation::requireRoom)
                .then(Mono.defer(() -> keep(id, match, draft, caller)));
    }

    private Mono<Message> keep(NewId id, Match match, MessageDraft draft, Caller caller) {
        List<MessageDraft.Attached> attached = draft.files();
        Message message =
                new Message(
                        id.id(),
                        match.id(),
                        draft.organization(),
                        caller.account(),
                        clock.instant(),
                        draft.text(),
                        IntStream.range(0, attached.size())
                                .mapToObj(at -> named(id.id(), at, attached.get(at)))
                                .toList());
        MessageSent sent =
                new MessageSent(
                        new MessageNotice(
                                message.id(),
                                match.id(),
                                message.organization(),
                                match.sideOf(message.organization()),
                                match.across(message.organization())));
        return Flux.zip(Flux.fromIterable(message.attachments()), Flux.fromIterable(attached))
                .concatMap(each -> keep(match.id(), each.getT1().id(), each.getT2()))
                .then(
                        messages.create(
                                id,
                                Change.of(message, sent),
                                caller.command().within(match.story())))
                .map(Versioned::state);
    }

    private static Message.Attachment named(String message, int at, MessageDraft.Attached file) {
        return new Message.Attachment(
                Ids.of("attachment", message, Integer.toString(at)),
                file.name(),
                file.type(),
                file.content().length());
    }

    private Mono<Void> keep(String match, String id, MessageDraft.Attached file) {
        Document document =
                new Document("_id", id)
                        .append("match", match)
                        .append("name", file.name())
                        .append("content", file.content());
        return Mono.from(files.insertOne(document))
                .then()
                .onErrorResume(Documents::isDuplicate, _ -> Mono.empty());
    }

    Mono<Page<Message>> page(String match, PageRequest request) {
        return messages.page(Filters.eq("keys.match", match), request)
                .map(found -> found.map(Versioned::state));
    }

    Mono<File> file(String match, String id) {
        return Mono.from(files.find(Filters.eq(id)))
                .filter(found -> match.equals(found.getString("match")))
                .map(found -> new File(found.getString("name"), found.get("content", Binary.class)))
                .switchIfEmpty(Mono.error(() -> Refused.missing("attachment")));
    }

    /// The matches that something is kept of.
    Flux<String> matches() {
        return Flux.merge(
                        messages.valuesOf("match"),
                        Flux.from(files.distinct("match", String.class)))
                .distinct();
    }

    /// Erases all that was written about a match.
    Mono<Void> erase(String match) {
        return Mono.from(files.deleteMany(Filters.eq("match", match)))
                .then(messages.erase(Filters.eq("keys.match", match)));
    }

    record File(String name, Binary content) {}
}
