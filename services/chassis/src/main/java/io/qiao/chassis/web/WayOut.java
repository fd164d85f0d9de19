package io.qiao.chassis.web;

import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;

/// Where a request goes whose path or query is not well encoded: to what shows somebody at a
/// browser a page.
@FunctionalInterface
public interface WayOut {
    /// @return a path of ours; empty for what is answered on the connection
    Optional<String> of(HttpRequest request);
}
