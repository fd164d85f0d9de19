package io.qiao.chassis.security;

import io.qiao.contracts.membership.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// The roles that a token names: at most five minutes old, where [Standing] is up to date.
///
/// @param organizations the role in each organization, by its id
/// @param alliances the seats in each alliance, by its id
public record Roles(Map<String, Set<Role>> organizations, Map<String, Set<Role>> alliances) {
    /// The claims that carry them: objects of organization or alliance id to a list of roles.
    public static final String ORGANIZATIONS_CLAIM = "organizations";

    public static final String ALLIANCES_CLAIM = "alliances";

    public Roles {
        organizations = Map.copyOf(organizations);
        alliances = Map.copyOf(alliances);
    }

    public static Roles none() {
        return new Roles(Map.of(), Map.of());
    }

    static Roles of(Jwt token) {
        return new Roles(
                read(token.getClaims().get(ORGANIZATIONS_CLAIM)),
                read(token.getClaims().get(ALLIANCES_CLAIM)));
    }

    private static Map<String, Set<Role>> read(@Nullable Object claim) {
        Map<String, Set<Role>> roles = new HashMap<>();
        if (claim instanceof Map<?, ?> places) {
            places.forEach((place, names) -> roles.put(String.valueOf(place), roles(names)));
        }
        return roles;
    }

    /// Passes over what it does not know: the claim may come from a newer issuer.
    private static Set<Role> roles(@Nullable Object names) {
        return names instanceof Collection<?> several
                ? Arrays.stream(Role.values())
                        .filter(role -> several.contains(role.name()))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
