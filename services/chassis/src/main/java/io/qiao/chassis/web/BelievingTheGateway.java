package io.qiao.chassis.web;

import io.qiao.chassis.security.ForwardingSecret;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/// Takes what a request says about where it came from (`X-Forwarded-*`) when the gateway vouches
/// for it, and drops it otherwise. The secret goes no further than here.
final class BelievingTheGateway extends ForwardedHeaderTransformer {
    private final ForwardingSecret secret;
    private final ForwardedHeaderTransformer dropping = new ForwardedHeaderTransformer();

    BelievingTheGateway(ForwardingSecret secret) {
        this.secret = secret;
        dropping.setRemoveOnly(true);
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        String shown = request.getHeaders().getFirst(ForwardingSecret.HEADER);
        ServerHttpRequest rest =
                shown == null
                        ? request
                        : request.mutate()
                                .headers(headers -> headers.remove(ForwardingSecret.HEADER))
                                .build();
        return secret.is(shown) ? super.apply(rest) : dropping.apply(rest);
    }
}
