package io.qiao.gateway.login;

import io.qiao.gateway.GatewayApplication;
import io.qiao.gateway.session.BrowserSessions;
import io.qiao.gateway.session.SomeSession;
import io.qiao.standalone.Embedded;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/// A gateway with a store, in which browsers can be logged in.
record StoredGateway(int port, ConfigurableApplicationContext context) implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);

    /// @param settings of the service behind it, and of what is tested
    static StoredGateway at(Embedded store, String... settings) {
        int port = Embedded.freePort();
        SpringApplication gateway = new SpringApplication(GatewayApplication.class);
        gateway.setDefaultProperties(
                Map.of(
                        "qiao.sealing-key",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "qiao.login.client-secret",
                        "none"));
        String[] all = new String[settings.length + 4];
        System.arraycopy(settings, 0, all, 4, settings.length);
        all[0] = "--server.port=" + port;
        all[1] = "--logging.level.root=error";
        all[2] = "--spring.mongodb.uri=mongodb://127.0.0.1:" + store.port();
        all[3] = "--qiao.public-url=http://127.0.0.1:" + port;
        return new StoredGateway(port, gateway.run(all));
    }

    /// @param sid how the provider calls the login
    /// @return the id of the session, which the cookie holds
    String loggedIn(String account, String sid) {
        String login = UUID.randomUUID().toString();
        OAuth2AccessToken access =
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        "token",
                        Instant.now(),
                        Instant.now().plusSeconds(300));
        context.getBean(KeptTokens.class).keep(login, account, sid, access, null).block(SOON);
        return SomeSession.with(
                context.getBean(BrowserSessions.class),
                Map.of(SessionAccount.ATTRIBUTE, account, Login.ATTRIBUTE, login));
    }

    HttpRequest.Builder request(String path, String session) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header("Cookie", "__Host-qiao=%s; __Host-qiao-csrf=known".formatted(session))
                .header("X-XSRF-TOKEN", "known");
    }

    @Override
    public void close() {
        context.close();
    }
}
