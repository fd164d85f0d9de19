package io.qiao.identity.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's logins: each is one browser that holds a session, or one application. What ends while
/// a request is answered is over for browsers with that answer.
public interface Logins {
    List<Login> of(String account);

    /// @return whether there was such a login
    boolean end(String account, String login);

    /// @param but the one to leave; absent to end all, with what was consented to
    void endAll(String account, @Nullable String but);

    /// Ends all logins at one client, whoever they are of.
    void endAllAt(String client);

    /// @param address where it came from
    /// @param agent what the browser called itself
    record Login(
            String id,
            Instant since,
            Instant lastUsed,
            @Nullable String address,
            @Nullable String agent) {}
}
