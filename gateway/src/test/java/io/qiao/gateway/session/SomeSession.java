package io.qiao.gateway.session;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// A browser's session, for the tests of what rests on one.
public final class SomeSession {
    private static final Duration SOON = Duration.ofSeconds(10);

    private SomeSession() {}

    /// @return its id, which the cookie holds
    public static String with(BrowserSessions sessions, Map<String, String> attributes) {
        BrowserSession session = Objects.requireNonNull(sessions.createSession().block(SOON));
        attributes.forEach(session::setAttribute);
        sessions.save(session).block(SOON);
        return session.getId();
    }
}
