package io.qiao.gateway.login;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Forgets sessions whose time is over. MongoDB does so by itself (an index with a time to live);
/// the embedded store does not.
@Component
class OldSessions {
    private final MongoCollection<Document> sessions;

    OldSessions(MongoClient client) {
        sessions = client.getDatabase("qiao_gateway").getCollection("sessions");
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    Mono<Void> forget() {
        return Mono.from(sessions.deleteMany(Filters.lt("expireAt", Date.from(Instant.now()))))
                .then();
    }
}
