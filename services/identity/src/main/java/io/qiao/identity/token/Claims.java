package io.qiao.identity.token;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.membership.Role;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/// What access tokens say: whom for, and which roles the account has as membership told last.
/// Nothing personal.
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    /// The most places that a token names, so that it stays below 8 KB; [Standing] knows all.
    private static final int MOST = 50;

    private final Standing standing;
    private final Directory directory;
    private final String audience;

    Claims(Standing standing, Directory directory, @Value("${qiao.audience}") String audience) {
        this.standing = standing;
        this.directory = directory;
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return;
        }
        boolean program =
                AuthorizationGrantType.CLIENT_CREDENTIALS.equals(
                        context.getAuthorizationGrantType());
        String account = Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
        boolean admin =
                program
                        ? account.equals(Clients.LAUNCHER)
                        : directory.byId(account).map(Person::platformAdmin).orElse(false);
        Roles roles = standing.rolesOf(account);
        context.getClaims()
                .audience(List.of(audience))
                .claim(Caller.ADMIN_CLAIM, admin)
                .claim(Caller.PROGRAM_CLAIM, program)
                .claim(Roles.ORGANIZATIONS_CLAIM, claim(roles.organizations()))
                .claim(Roles.ALLIANCES_CLAIM, claim(roles.alliances()));
        OAuth2Authorization login = context.getAuthorization();
        if (login != null) {
            context.getClaims().claim("sid", login.getId());
        }
    }

    private static Map<String, List<String>> claim(Map<String, Set<Role>> roles) {
        return roles.entrySet().stream()
                .limit(MOST)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                each -> each.getValue().stream().map(Role::name).toList()));
    }
}
