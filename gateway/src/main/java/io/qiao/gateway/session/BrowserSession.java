package io.qiao.gateway.session;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/// One browser's session. It holds text only, so that whoever writes into the store cannot have the
/// gateway make any object but text out of it.
final class BrowserSession implements Session {
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    private final MapSession state;
    private final Instant usedAtFirst;
    private @Nullable String storedAs;
    private boolean changed;

    /// @param stored whether it comes from the store
    BrowserSession(MapSession state, boolean stored) {
        this.state = state;
        this.usedAtFirst = state.getLastAccessedTime();
        this.storedAs = stored ? state.getId() : null;
        this.changed = !stored;
    }

    /// The id that the store knows it by; absent before it was saved.
    @Nullable String storedAs() {
        return storedAs;
    }

    /// Whether it is worth a write: something has changed, or it was not used for a while.
    boolean isDue() {
        return changed
                || Duration.between(usedAtFirst, getLastAccessedTime()).compareTo(OFTEN_ENOUGH) > 0;
    }

    void saved() {
        storedAs = getId();
        changed = false;
    }

    @Override
    public String getId() {
        return state.getId();
    }

    @Override
    public String changeSessionId() {
        changed = true;
        return state.changeSessionId();
    }

    /// The signature is that of the interface.
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> @Nullable T getAttribute(String name) {
        return state.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return state.getAttributeNames();
    }

    /// @throws NotText when the value is anything else
    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value != null && !(value instanceof String)) {
            throw new NotText(name);
        }
        changed = true;
        state.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = true;
        state.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return state.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        state.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return state.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        changed = true;
        state.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return state.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return state.isExpired();
    }

    /// Somebody wants to keep more than text.
    static final class NotText extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        NotText(String attribute) {
            super("a session keeps text only, and " + attribute + " is none");
        }
    }
}
