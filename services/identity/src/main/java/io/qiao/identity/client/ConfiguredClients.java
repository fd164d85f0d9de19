package io.qiao.identity.client;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.identity.secret.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Third parties by configuration: `qiao.clients.<id>.name`, `.redirect-uris`, ... A wrong setting
/// ends the start with a sentence that names it.
@ConfigurationProperties("qiao")
record ConfiguredClients(@DefaultValue Map<String, Client> clients) {
    /// The clients that the platform has of its own.
    private static final Set<String> TAKEN = Set.of("gateway", "launcher");

    private static final int LONGEST = 100;
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_SECRET = 200;

    ConfiguredClients {
        clients = Map.copyOf(clients);
        clients.forEach(
                (id, client) -> {
                    String prefix = "qiao.clients." + id;
                    require(
                            !TAKEN.contains(id),
                            prefix,
                            "cannot be configured, since the platform uses that id itself");
                    require(id.length() <= LONGEST, prefix, "must be an id of 1 to 100 characters");
                    client.require(prefix);
                });
    }

    private static void require(boolean holds, String setting, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " " + rule);
        }
    }

    Optional<ThirdParty> find(String id) {
        return Optional.ofNullable(clients.get(id)).map(each -> each.thirdParty(id));
    }

    List<ThirdParty> all() {
        return clients.entrySet().stream()
                .map(each -> each.getValue().thirdParty(each.getKey()))
                .toList();
    }

    /// @param secret absent for a public client
    record Client(
            @DefaultValue("") String name,
            @DefaultValue List<String> redirectUris,
            @DefaultValue List<String> postLogoutRedirectUris,
            @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
            @Nullable String secret) {
        private void require(String prefix) {
            ConfiguredClients.require(
                    !name.isBlank() && name.length() <= LONGEST,
                    prefix + ".name",
                    "must have 1 to 100 characters");
            ConfiguredClients.require(
                    !redirectUris.isEmpty(),
                    prefix + ".redirect-uris",
                    "must name an address at least");
            ConfiguredClients.require(
                    secret == null
                            || (secret.length() >= SHORTEST_SECRET
                                    && secret.length() <= LONGEST_SECRET),
                    prefix + ".secret",
                    "must have 16 characters or more, and at the most 200; leave it out for a"
                            + " client that cannot keep one");
            try {
                ReturnAddress.require(prefix + ".redirect-uris", redirectUris);
                ReturnAddress.require(
                        prefix + ".post-logout-redirect-uris", postLogoutRedirectUris);
                Scope.require(prefix + ".scopes", scopes);
            } catch (Refused wrong) {
                Refused.FieldError error = wrong.fields().getFirst();
                throw new IllegalArgumentException(error.field() + " " + error.detail(), wrong);
            }
        }

        private ThirdParty thirdParty(String id) {
            return new ThirdParty(
                    id,
                    name,
                    redirectUris,
                    postLogoutRedirectUris,
                    scopes,
                    secret == null ? null : Secrets.hash(secret),
                    null);
        }

        @Override
        public String toString() {
            return "Client[" + name + "]";
        }
    }
}
