package io.qiao.chassis.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.qiao.chassis.input.HostHeader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the head of a request must say before anything else looks at it: for which host it is, once
/// and without contradiction (RFC 9112, 3.2), so that nobody behind us can take it for another's;
/// and nothing about WebSocket, which is not spoken here.
final class RequestHead {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://([^/?#]*).*");

    private RequestHead() {}

    /// What is wrong with it, in a sentence; empty when nothing is.
    static Optional<String> fault(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1) {
            return Optional.of("The request names its host more than once.");
        }
        if (hosts.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            return Optional.of("The request does not name its host.");
        }
        if (!hosts.stream().allMatch(HostHeader::isHost)) {
            return Optional.of("The request names a host that cannot be one.");
        }
        if (contradicts(request.uri(), hosts.isEmpty() ? "" : hosts.getFirst())) {
            return Optional.of("The request line and the header Host name different hosts.");
        }
        return wantsWebSocket(request)
                ? Optional.of("WebSocket is not spoken here; live streams are server-sent events.")
                : Optional.empty();
    }

    private static boolean contradicts(String target, String host) {
        Matcher absolute = ABSOLUTE.matcher(target);
        return absolute.matches() && !absolute.group(1).equalsIgnoreCase(host);
    }

    private static boolean wantsWebSocket(HttpRequest request) {
        return request.headers().getAll(HttpHeaderNames.UPGRADE).stream()
                .anyMatch(protocol -> protocol.toLowerCase(Locale.ROOT).contains("websocket"));
    }
}
