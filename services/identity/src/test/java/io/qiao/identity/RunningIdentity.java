package io.qiao.identity;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.contracts.identity.Account;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Passwords;
import io.qiao.identity.person.Person;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/// The whole service on a port of its own, with an embedded store and no broker: what it has to
/// tell others waits in the store.
public final class RunningIdentity {
    public static final String ISSUER = "http://127.0.0.1:8080";
    public static final String GATEWAY_SECRET = "the secret of the gateway";
    public static final String LAUNCHER_SECRET = "the secret of the launcher";
    public static final String TOOL_SECRET = "the secret of a tool by configuration";
    public static final String PASSWORD = "correct horse, battery";

    private static final ConfigurableApplicationContext RUNNING = start();

    private RunningIdentity() {}

    private static ConfigurableApplicationContext start() {
        SpringApplication service = new SpringApplication(IdentityApplication.class);
        // It ends with the tests, without a word to the store, which ends at the same time.
        service.setRegisterShutdownHook(false);
        service.addInitializers(
                context ->
                        context.getBeanFactory()
                                .registerSingleton("withoutTests", new WithoutTests()));
        return service.run(
                "--server.port=0",
                "--spring.mongodb.uri=" + TestStore.address(),
                "--qiao.kafka=127.0.0.1:1",
                "--qiao.sealing-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--qiao.gateway.secret=" + GATEWAY_SECRET,
                "--qiao.launcher.secret=" + LAUNCHER_SECRET,
                "--qiao.clients.tool.name=Tool",
                "--qiao.clients.tool.redirect-uris=https://tool.example/back",
                "--qiao.clients.tool.scopes=openid,email",
                "--qiao.clients.tool.secret=" + TOOL_SECRET,
                "--qiao.clients.phone.name=Phone",
                "--qiao.clients.phone.redirect-uris=http://127.0.0.1/back",
                "--qiao.mail.folder=target/mail-" + System.nanoTime());
    }

    public static URI at(String path) {
        WebServer server = ((ServletWebServerApplicationContext) RUNNING).getWebServer();
        int port = Objects.requireNonNull(server).getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public static <T> T bean(Class<T> type) {
        return RUNNING.getBean(type);
    }

    /// Somebody with an account and [#PASSWORD].
    public static Person person() {
        return person(false);
    }

    /// Somebody who must choose a new password at the next login.
    public static Person personWithOneTimePassword() {
        return person(true);
    }

    private static Person person(boolean oneTimePassword) {
        String id = Ids.next();
        String mail = id.toLowerCase(Locale.ROOT) + "@test.example";
        Directory directory = bean(Directory.class);
        directory.claim(mail, id);
        Person person =
                new Person(
                        id,
                        Account.Status.ACTIVE,
                        mail,
                        "小桥",
                        null,
                        "zh-Hans",
                        bean(Passwords.class).hash(PASSWORD),
                        oneTimePassword,
                        false,
                        null,
                        List.of(),
                        Instant.now());
        directory.register(person, Cause.ofItself());
        return person;
    }

    /// Keeps what tests of other parts are made of out of the service.
    private static final class WithoutTests extends TypeExcludeFilter {
        private static final String OWN =
                IdentityApplication.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString();

        @Override
        public boolean match(MetadataReader found, MetadataReaderFactory readers)
                throws IOException {
            return !found.getResource().getURL().toString().startsWith(OWN);
        }
    }
}
