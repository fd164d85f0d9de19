package io.qiao.identity.account;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Traces;
import io.qiao.chassis.security.Sealing;
import io.qiao.chassis.store.Store;
import io.qiao.identity.MovableClock;
import io.qiao.identity.TestStore;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Passwords;
import io.qiao.identity.person.Person;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.task.TaskExecutor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Accounts in a store of their own, with their mails where a test can read them.
final class OpenAccounts implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private static final Pattern TOKEN = Pattern.compile("/identity/\\S+\\?token=(\\S+)");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    final MovableClock clock = new MovableClock();
    final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    final MongoDatabase database = TestStore.database(commands::add);
    final List<String> ended = new ArrayList<>();

    /// What was put off until after the answer.
    final List<Runnable> later = new ArrayList<>();
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    /// What comes after an answer is done at once.
    OpenAccounts() {
        this(true);
    }

    /// @param soon whether what comes after an answer is done at once, or waits in [#later]
    OpenAccounts(boolean soon) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test",
                                Map.of(
                                        "qiao.public-url", "https://qiao.example",
                                        "qiao.sealing-key", KEY,
                                        "qiao.mail.folder", "target/mails",
                                        "qiao.mail.from", "qiao@qiao.example",
                                        "qiao.mail.most-per-hour", "10")));
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Store.class, this::store);
        context.registerBean(PrivacyNotice.class, () -> new PrivacyNotice("2026-11"));
        context.registerBean(Logins.class, () -> new Ended(ended));
        context.registerBean(
                "applicationTaskExecutor",
                TaskExecutor.class,
                () -> soon ? Runnable::run : later::add);
        context.registerBean("messageSource", MessageSource.class, OpenAccounts::messages);
        context.scan("io.qiao.identity.mail", "io.qiao.identity.secret", "io.qiao.identity.person");
        context.register(
                Attempts.class,
                Registrations.class,
                Resets.class,
                MailChanges.class,
                MailRequests.class);
        context.refresh();
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/identity");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private Store store() {
        return new Store(
                database,
                new Outbox(new Traces(Tracer.NOOP), clock),
                new OutboxRelay(
                        (_, _, _) -> Mono.empty(),
                        new AuditTrail(database),
                        clock,
                        new SimpleMeterRegistry()),
                clock);
    }

    MailRequests requests() {
        return context.getBean(MailRequests.class);
    }

    Registrations registrations() {
        return context.getBean(Registrations.class);
    }

    Resets resets() {
        return context.getBean(Resets.class);
    }

    MailChanges mailChanges() {
        return context.getBean(MailChanges.class);
    }

    Directory directory() {
        return context.getBean(Directory.class);
    }

    /// Asks for an account.
    void signUp(String mail) {
        requests().signUp(new SignUp(mail, "张三", "zh-Hans", "2026-11"));
    }

    /// Somebody with an account.
    Person person(String mail) {
        signUp(mail);
        registrations().confirm(token(mail), PASSWORD, null);
        return directory().byMail(mail).orElseThrow();
    }

    boolean logsIn(String mail, String password) {
        return directory()
                .byMail(mail)
                .filter(
                        person ->
                                context.getBean(Passwords.class)
                                        .matches(password, person.passwordHash()))
                .isPresent();
    }

    /// The token in the newest mail to that address.
    String token(String mail) {
        Matcher link = TOKEN.matcher(mails(mail).getLast());
        if (!link.find()) {
            throw new AssertionError("no link in " + mails(mail).getLast());
        }
        return link.group(1);
    }

    /// The texts of all mails to that address, oldest first.
    List<String> mails(String mail) {
        Sealing sealing = new Sealing(KEY);
        return Flux.from(
                        database.getCollection("mails")
                                .find()
                                .sort(Sorts.ascending("posted", "_id")))
                .map(kept -> Document.parse(sealing.open(kept.getString("mail"))))
                .filter(each -> mail.equals(each.getString("to")))
                .map(each -> each.getString("text"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /// What is left when the process dies before it forgets the links that it is about to use.
    List<Document> links() {
        return Flux.from(database.getCollection("links").find())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    void leave(List<Document> links) {
        Mono.from(database.getCollection("links").deleteMany(Filters.empty())).block();
        Mono.from(database.getCollection("links").insertMany(links)).block();
    }

    @Override
    public void close() {
        context.close();
    }

    /// Remembers whose logins were ended.
    private record Ended(List<String> accounts) implements Logins {
        @Override
        public List<Login> of(String account) {
            return List.of();
        }

        @Override
        public boolean end(String account, String login) {
            return false;
        }

        @Override
        public void endAllAt(String client) {
            throw new UnsupportedOperationException("no account ends a client");
        }

        @Override
        public void endAll(String account, @Nullable String but) {
            accounts.add(account);
        }
    }
}
