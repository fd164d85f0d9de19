package io.qiao.identity.client;

import io.qiao.identity.secret.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Third parties by configuration: `qiao.clients.<id>.name`, `.redirect-uris`, ...
@ConfigurationProperties("qiao")
record ConfiguredClients(@DefaultValue Map<String, Client> clients) {
    ConfiguredClients {
        clients = Map.copyOf(clients);
        clients.values()
                .forEach(
                        each -> {
                            ReturnAddress.require("redirect-uris", each.redirectUris());
                            ReturnAddress.require(
                                    "post-logout-redirect-uris", each.postLogoutRedirectUris());
                        });
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
            String name,
            List<String> redirectUris,
            @DefaultValue List<String> postLogoutRedirectUris,
            @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
            @Nullable String secret) {
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
