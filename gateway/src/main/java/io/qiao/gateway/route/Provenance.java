package io.qiao.gateway.route;

import io.qiao.chassis.security.Addresses;
import io.qiao.chassis.security.Callers;
import io.qiao.chassis.security.ForwardingSecret;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/// Tells services where a request came from and under which address the platform is known, with
/// the secret by which they know that it is the gateway who says so. What a client says about any
/// of that is dropped.
///
/// A headers filter, and the last of them: the framework's own take off all `X-Forwarded-*`, its
/// own as well as whatever a `GlobalFilter` put there.
@Component
class Provenance implements HttpHeadersFilter, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(Provenance.class);
    private static final String PREFIX = "x-forwarded-";
    private static final Set<String> CLAIMED =
            Set.of(
                    "forwarded",
                    "x-real-ip",
                    "true-client-ip",
                    ForwardingSecret.HEADER.toLowerCase(Locale.ROOT));

    private final String host;
    private final String scheme;
    private final ForwardingSecret secret;

    Provenance(
            @Value("${qiao.public-url}") URI publicUrl,
            @Value("${qiao.forwarding-secret}") String secret) {
        this.host = publicUrl.getAuthority();
        this.scheme = publicUrl.getScheme();
        this.secret = new ForwardingSecret(secret);
        if (!this.secret.isKnown()) {
            LOG.warn("without qiao.forwarding-secret no service knows where a request came from");
        }
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders told = new HttpHeaders();
        input.forEach(
                (name, values) -> {
                    if (!isClaim(name)) {
                        told.put(name, values);
                    }
                });
        String address = Callers.address(exchange);
        if (address != null) {
            told.set("X-Forwarded-For", Addresses.inHeader(address));
        }
        told.set("X-Forwarded-Host", host);
        told.set("X-Forwarded-Proto", scheme);
        if (secret.isKnown()) {
            told.set(ForwardingSecret.HEADER, secret.value());
        }
        return told;
    }

    private static boolean isClaim(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(PREFIX) || CLAIMED.contains(lower);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
