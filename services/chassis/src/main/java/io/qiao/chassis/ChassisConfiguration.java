package io.qiao.chassis;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.consuming.Consuming;
import io.qiao.chassis.consuming.DeadLetters;
import io.qiao.chassis.consuming.Failures;
import io.qiao.chassis.consuming.WaitingBindings;
import io.qiao.chassis.feed.Feed;
import io.qiao.chassis.feed.FeedReader;
import io.qiao.chassis.feed.Horizon;
import io.qiao.chassis.input.InputConfiguration;
import io.qiao.chassis.kafka.KafkaSettings;
import io.qiao.chassis.kafka.Topics;
import io.qiao.chassis.outbox.KafkaPublisher;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Traces;
import io.qiao.chassis.security.Standing;
import io.qiao.chassis.store.Store;
import io.qiao.chassis.telemetry.FeedHealth;
import io.qiao.chassis.telemetry.KafkaHealth;
import io.qiao.chassis.telemetry.StoreHealth;
import io.qiao.chassis.web.ApiDescription;
import io.qiao.chassis.web.AuditController;
import io.qiao.chassis.web.ForwardingConfiguration;
import io.qiao.chassis.web.HealthConfiguration;
import io.qiao.chassis.web.Refusals;
import io.qiao.chassis.web.SecondHearing;
import io.qiao.chassis.web.SecurityConfiguration;
import io.qiao.chassis.web.WebConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Everything that a service gets by depending on the chassis.
@AutoConfiguration
@Import({
    SecurityConfiguration.class,
    WebConfiguration.class,
    ForwardingConfiguration.class,
    HealthConfiguration.class,
    InputConfiguration.class,
    AuditController.class,
    ApiDescription.class
})
public class ChassisConfiguration {
    private static final Duration READING_ON = Duration.ofSeconds(3);

    /// @param ahead how far it runs ahead, to rehearse what time brings; zero in earnest
    @Bean
    Clock clock(@Value("${qiao.clock.ahead:0s}") Duration ahead) {
        return Clock.offset(Clock.systemUTC(), ahead);
    }

    @Bean
    KafkaSettings kafkaSettings(@Value("${qiao.kafka}") String brokers) {
        return new KafkaSettings(brokers);
    }

    @Bean(destroyMethod = "close")
    Admin admin(KafkaSettings kafka) {
        return Admin.create(kafka.client());
    }

    @Bean
    Topics topics(Admin admin, @Value("${spring.application.name}") String service) {
        return new Topics(admin, service);
    }

    @Bean
    KafkaPublisher publisher(
            KafkaSettings kafka,
            @Value("${spring.application.name}") String service,
            MeterRegistry meters) {
        return new KafkaPublisher(kafka, service, meters);
    }

    @Bean
    OutboxRelay outboxRelay(
            KafkaPublisher publisher, AuditTrail trail, Clock clock, MeterRegistry meters) {
        return new OutboxRelay(publisher, trail, clock, meters);
    }

    @Bean
    MongoDatabase database(
            MongoClient client, @Value("${spring.application.name}") String service) {
        return client.getDatabase("qiao_" + service);
    }

    @Bean
    AuditTrail auditTrail(MongoDatabase database) {
        return new AuditTrail(database);
    }

    @Bean
    Store store(
            MongoDatabase database,
            AuditTrail trail,
            Tracer tracer,
            OutboxRelay relay,
            Clock clock) {
        Outbox outbox = new Outbox(new Traces(tracer), clock);
        Store store = new Store(database, outbox, relay, clock);
        store.prepare(trail.prepare());
        return store;
    }

    @Bean
    Standing standing(ObjectProvider<Feed> feed) {
        return new Standing(() -> feed.getObject().position().isCaughtUp());
    }

    @Bean
    Feed feed(KafkaSettings kafka, ObjectProvider<FeedReader> readers, MeterRegistry meters) {
        return new Feed(kafka, List.copyOf(readers.stream().toList()), meters);
    }

    /// All that this service hears from the others.
    @Bean
    Horizon wholeHorizon(Admin admin, Feed feed) {
        return Horizon.ofAll(admin, feed, READING_ON);
    }

    @Bean
    static SecondHearing secondHearing(@Qualifier("wholeHorizon") ObjectProvider<Horizon> horizon) {
        return new SecondHearing(() -> horizon.getObject().reached());
    }

    @Bean
    Refusals refusals(AuditTrail trail, Clock clock) {
        return new Refusals(trail, clock);
    }

    @Bean
    Consuming consuming(MeterRegistry meters) {
        return new Consuming(meters);
    }

    @Bean
    static WaitingBindings.Substitution waitingBindings(ListableBeanFactory beans) {
        return new WaitingBindings.Substitution(beans);
    }

    @Bean
    Failures failures(
            KafkaSettings kafka,
            @Value("${spring.application.name}") String service,
            MeterRegistry meters) {
        return new Failures(new DeadLetters(kafka, service, meters), meters);
    }

    @Bean
    KafkaHealth kafkaHealth(Admin admin) {
        return new KafkaHealth(admin);
    }

    @Bean
    StoreHealth storeHealth(Store store) {
        return new StoreHealth(store);
    }

    @Bean
    FeedHealth feedHealth(Feed feed) {
        return new FeedHealth(feed);
    }
}
