package io.qiao.identity.token;

/// Where the endpoints of OAuth and OpenID Connect are.
final class Endpoints {
    static final String ALL = "/identity/oauth2/**";
    static final String METADATA = "/.well-known/**";
    static final String AUTHORIZE = "/identity/oauth2/authorize";
    static final String TOKEN = "/identity/oauth2/token";
    static final String KEYS = "/identity/oauth2/jwks";
    static final String REVOKE = "/identity/oauth2/revoke";
    static final String INTROSPECT = "/identity/oauth2/introspect";
    static final String USER_INFO = "/identity/oauth2/userinfo";
    static final String LOG_OUT = "/identity/oauth2/logout";

    private Endpoints() {}
}
