package io.qiao.identity.token;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.membership.Role;
import io.qiao.identity.client.Scope;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/// What tokens say. Access tokens (RFC 9068): whom for, and which roles the account has as
/// membership told last; nothing personal. ID tokens: which login it was, and when.
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    /// The type of access tokens (RFC 9068, 2.1).
    static final String ACCESS_TOKEN_TYPE = "at+jwt";

    /// The claim that names the login.
    static final String LOGIN = "sid";

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
        login(context);
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            access(context);
        }
    }

    private static void login(JwtEncodingContext context) {
        OAuth2Authorization login = context.getAuthorization();
        if (login == null) {
            return;
        }
        context.getClaims().claim(LOGIN, login.getId());
        Objects.requireNonNull(context.<Authentication>getPrincipal()).getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(each -> ((FactorGrantedAuthority) each).getIssuedAt())
                .max(Comparator.naturalOrder())
                .ifPresent(
                        time ->
                                context.getClaims()
                                        .claim(IdTokenClaimNames.AUTH_TIME, Date.from(time)));
    }

    private void access(JwtEncodingContext context) {
        context.getJwsHeader().type(ACCESS_TOKEN_TYPE);
        context.getClaims()
                .claim(OAuth2ParameterNames.CLIENT_ID, context.getRegisteredClient().getClientId());
        if (isForServices(context)) {
            services(context);
        } else {
            context.getClaims()
                    .audience(List.of(context.getAuthorizationServerContext().getIssuer()));
        }
    }

    /// What a third party may not do in somebody's name is not for the services: with its token it
    /// can only ask here who that is.
    private static boolean isForServices(JwtEncodingContext context) {
        return !isThirdParty(context) || context.getAuthorizedScopes().contains(Scope.QIAO.word());
    }

    private static boolean isThirdParty(JwtEncodingContext context) {
        return context.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent();
    }

    private void services(JwtEncodingContext context) {
        String account = Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
        Roles roles = standing.rolesOf(account);
        context.getClaims()
                .audience(List.of(audience))
                .claim(Caller.ADMIN_CLAIM, !isThirdParty(context) && isAdmin(context, account))
                .claim(Caller.PROGRAM_CLAIM, isProgram(context))
                .claim(Roles.ORGANIZATIONS_CLAIM, claim(roles.organizations()))
                .claim(Roles.ALLIANCES_CLAIM, claim(roles.alliances()));
    }

    private static boolean isProgram(JwtEncodingContext context) {
        return AuthorizationGrantType.CLIENT_CREDENTIALS.equals(
                context.getAuthorizationGrantType());
    }

    private boolean isAdmin(JwtEncodingContext context, String account) {
        return isProgram(context)
                ? account.equals(Clients.LAUNCHER)
                : directory.byId(account).map(Person::platformAdmin).orElse(false);
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
