package io.qiao.identity.client;

import io.qiao.chassis.aggregate.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a client may have people sent back to: over HTTPS, or to a loopback address of their own
/// machine (RFC 8252, 7.3; by its number, since `localhost` may be somewhere else).
final class ReturnAddress {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");
    private static final int LONGEST = 500;

    private ReturnAddress() {}

    /// @throws Refused when one of them is none
    static void require(String field, List<String> addresses) {
        for (int at = 0; at < addresses.size(); at++) {
            if (!isOne(addresses.get(at))) {
                throw Refused.field(
                        "%s[%d]".formatted(field, at),
                        "return-address",
                        "must be an https:// address, or http:// with 127.0.0.1 or [::1], without a"
                                + " fragment or a user");
            }
        }
    }

    private static boolean isOne(String address) {
        try {
            URI uri = new URI(address);
            return address.length() <= LONGEST
                    && uri.getHost() != null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null
                    && isReachedSafely(uri.getScheme(), uri.getHost());
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isReachedSafely(@Nullable String scheme, String host) {
        return "https".equals(scheme) || ("http".equals(scheme) && LOOPBACK.contains(host));
    }

    /// What a page's policy has to name so that a form may lead there: a loopback address has any
    /// port.
    static String origin(String address) {
        URI uri = URI.create(address);
        return LOOPBACK.contains(uri.getHost())
                ? uri.getScheme() + "://" + uri.getHost() + ":*"
                : uri.getScheme() + "://" + uri.getAuthority();
    }
}
