package io.qiao.gateway.route;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the services are (`qiao.services.*`).
@ConfigurationProperties("qiao.services")
record Services(URI identity, URI membership, URI events, URI matchmaking, URI notifications) {
    /// By the first part of the path behind `/api/`.
    Map<String, URI> byPath() {
        return Map.of(
                "identity", identity,
                "membership", membership,
                "events", events,
                "matchmaking", matchmaking,
                "notifications", notifications);
    }
}
