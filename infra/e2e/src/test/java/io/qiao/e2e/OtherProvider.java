package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// An OpenID Connect provider that is not ours: another key and algorithm (ES256), opaque refresh
/// tokens, everybody is logged in as the same person at once.
final class OtherProvider implements AutoCloseable {
    private final HttpServer server;
    private final String subject;
    private final ECKey key;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    OtherProvider(String subject) throws IOException, JOSEException {
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.subject = subject;
        this.key = new ECKeyGenerator(Curve.P_256).keyID("other").generate();
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext(
                "/keys", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        nonces.put(code, query.get("nonce"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri")
                                + "?code="
                                + code
                                + "&state="
                                + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        try {
            String id =
                    sign(
                            claims("console", Instant.now().plusSeconds(300))
                                    .claim("nonce", nonces.get(form.get("code")))
                                    .build());
            json(
                    exchange,
                    "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"refresh_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                            .formatted(access("qiao", 300), id));
        } catch (JOSEException impossible) {
            throw new IOException(impossible);
        }
    }

    /// @param seconds until it expires; less than 0 when that is past
    String access(String audience, long seconds) throws JOSEException {
        return sign(claims(audience, Instant.now().plusSeconds(seconds)).build());
    }

    private JWTClaimsSet.Builder claims(String audience, Instant expires) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(audience)
                .subject(subject)
                .issueTime(Date.from(expires.minusSeconds(600)))
                .expirationTime(Date.from(expires));
    }

    private String sign(JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("other").build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(each -> each.split("=", 2))
                .collect(
                        Collectors.toMap(
                                each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
