package io.qiao.chassis.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.documents.Documents;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.Document;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// How many things of one kind an account may make on one day, which begins at midnight UTC.
/// Counted atomically, so that requests side by side are all counted. One document for each account
/// is kept, whose `_id` does not tell the account.
///
/// It is counted before the thing is made: a crash between the two costs the account one of that
/// day, and never makes one too many.
public final class DailyBudget {
    private final String what;
    private final int most;
    private final MongoCollection<Document> documents;
    private final Clock clock;

    DailyBudget(String what, int most, MongoCollection<Document> documents, Clock clock) {
        this.what = what;
        this.most = most;
        this.documents = documents;
        this.clock = clock;
    }

    /// Counts one more, unless it is the repetition of what was made already.
    ///
    /// @param there the thing that was made, or empty
    /// @throws Refused when the day's budget is used up
    public Mono<Void> spend(String account, Mono<?> there) {
        return there.hasElement().flatMap(made -> made ? Mono.empty() : spend(account));
    }

    private Mono<Void> spend(String account) {
        return count(Ids.of("budget", what, account), LocalDate.now(clock.withZone(ZoneOffset.UTC)))
                .flatMap(used -> used > most ? Mono.error(this::exceeded) : Mono.empty());
    }

    private Mono<Integer> count(String id, LocalDate day) {
        String today = day.toString();
        return Mono.from(documents.deleteOne(Filters.and(Filters.eq(id), Filters.lt("day", today))))
                .then(
                        Mono.from(
                                documents.findOneAndUpdate(
                                        Filters.eq(id),
                                        Updates.combine(
                                                Updates.inc("used", 1),
                                                Updates.setOnInsert("day", today)),
                                        new FindOneAndUpdateOptions()
                                                .upsert(true)
                                                .returnDocument(ReturnDocument.AFTER))))
                .retryWhen(Retry.max(3).filter(Documents::isDuplicate))
                .map(counted -> counted.getInteger("used"));
    }

    private Refused exceeded() {
        return Refused.tooMany(
                "quota." + what,
                "An account may make %d %s on one day; go on tomorrow.".formatted(most, what));
    }
}
