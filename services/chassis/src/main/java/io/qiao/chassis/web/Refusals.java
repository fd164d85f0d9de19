package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Callers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Keeps what was refused: not allowed (401 with a token, 403), not there for the caller or not
/// in that state (404, 409, 412, for what would change something). Malformed requests are none.
/// Of what strangers try, one refusal is kept for each address, status and minute, so that nobody
/// can fill the store.
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Set<Integer> ALWAYS = Set.of(401, 403, 429);
    private static final Set<Integer> FOR_CHANGES = Set.of(404, 409, 412);
    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int LONGEST = 200;

    private final AuditTrail trail;
    private final Clock clock;

    public Refusals(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /// Returns when it is kept, or when that has failed; the answer to the caller stays the same.
    ///
    /// @param about the id of the alliance or organization that it was refused for
    public Mono<Void> keep(Request request, int status, @Nullable String about) {
        if (!isKept(request, status)) {
            return Mono.empty();
        }
        return trail.keep(List.of(entry(request, status, about)))
                .timeout(Duration.ofSeconds(3))
                .onErrorResume(
                        failure -> {
                            LOG.warn("a refusal is not in the audit trail", failure);
                            return Mono.empty();
                        });
    }

    private static boolean isKept(Request request, int status) {
        if (status == 401 && !request.withToken()) {
            return false;
        }
        return ALWAYS.contains(status)
                || (FOR_CHANGES.contains(status) && !READS.contains(request.method()));
    }

    private AuditEntry entry(Request request, int status, @Nullable String about) {
        Optional<Caller> caller = request.caller();
        Instant now = clock.instant();
        String address = request.address();
        String path = request.path();
        String shown = path.length() > LONGEST ? path.substring(0, LONGEST) : path;
        List<String> places = about == null ? List.of() : List.of(about);
        String id =
                caller.isPresent()
                        ? Ids.next()
                        : Ids.of(
                                String.valueOf(address),
                                Integer.toString(status),
                                now.truncatedTo(ChronoUnit.MINUTES).toString());
        return new AuditEntry(
                id,
                now,
                caller.map(Caller::account).orElse(null),
                address,
                request.method() + " " + shown,
                about == null ? shown : about,
                AuditEntry.Outcome.REFUSED,
                status,
                places,
                null);
    }

    /// What is kept of a request.
    ///
    /// @param withToken whether it carried one, or other credentials
    public record Request(
            HttpMethod method,
            String path,
            @Nullable String address,
            boolean withToken,
            Optional<Caller> caller) {
        static Request of(ServerWebExchange exchange) {
            ServerHttpRequest request = exchange.getRequest();
            return new Request(
                    request.getMethod(),
                    request.getPath().value(),
                    Callers.address(exchange),
                    request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION),
                    Callers.remembered(exchange));
        }
    }
}
