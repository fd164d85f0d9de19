package io.qiao.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// As much of a browser as a login takes: keeps cookies, follows redirects, fills in forms. It goes
/// nowhere but to the address it was given: a real one would lose its cookies elsewhere.
public final class Browser {
    private static final int MOST_REDIRECTS = 12;
    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final URI gateway;
    private final URI provider;
    private final @Nullable InetAddress from;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private Browser(URI gateway, URI provider, @Nullable InetAddress from) {
        this.gateway = gateway;
        this.provider = provider;
        this.from = from;
    }

    public Browser(URI gateway) {
        this(gateway, gateway, null);
    }

    /// One that sits at another address of this machine.
    public static Browser at(InetAddress from, URI gateway) {
        return new Browser(gateway, gateway, from);
    }

    /// One that is led to an OpenID Connect provider elsewhere to log in, and there only.
    public static Browser loggingInAt(URI provider, URI gateway) {
        return new Browser(gateway, provider, null);
    }

    /// What it would send: name, value.
    public Map<String, String> cookies() {
        return cookies;
    }

    /// Begins a login and fills in the form.
    ///
    /// @return the page that it ends on, or the path that the platform sends it back to
    public Page login(String mail, String password) throws IOException, InterruptedException {
        return submit(
                open("/login"), "/identity/login", Map.of("mail", mail, "password", password));
    }

    /// Opens a page and follows where it leads.
    public Page open(String path) throws IOException, InterruptedException {
        return follow(send(HttpRequest.newBuilder(gateway.resolve(path)).GET()));
    }

    /// Sends a form of the page.
    public Page submit(Page page, String action, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", page.formToken());
        String body =
                all.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return follow(
                send(
                        HttpRequest.newBuilder(gateway.resolve(action))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body))));
    }

    private Page follow(HttpResponse<String> first) throws IOException, InterruptedException {
        HttpResponse<String> answer = first;
        for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
            Optional<String> location = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Page(answer.statusCode(), answer.uri().getPath(), answer.body());
            }
            URI next = answer.uri().resolve(location.get());
            requireKnown(next);
            if (next.getPath().equals("/docs")) {
                return new Page(200, "/docs", "");
            }
            answer = send(HttpRequest.newBuilder(next).GET());
        }
        throw new IOException("too many redirects, the last to " + answer.uri());
    }

    private void requireKnown(URI place) throws IOException {
        if (!isAt(gateway, place) && !isAt(provider, place)) {
            throw new IOException("led away from %s to %s".formatted(gateway, place));
        }
    }

    private static boolean isAt(URI known, URI place) {
        return known.getScheme().equals(place.getScheme())
                && known.getAuthority().equals(place.getAuthority());
    }

    /// Sends as it is, with the cookies, over a connection of its own, and keeps the cookies that
    /// come back.
    public HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.setHeader("Cookie", header());
        }
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (from != null) {
            client.localAddress(from);
        }
        try (HttpClient http = client.build()) {
            HttpResponse<String> answer =
                    http.send(
                            request.timeout(Duration.ofSeconds(20)).build(),
                            BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        }
    }

    private String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /// What has to be in the headers of a request that changes something.
    Map<String, String> headers() {
        return Map.of(
                "Cookie", header(), "X-XSRF-TOKEN", cookies.getOrDefault("__Host-qiao-csrf", ""));
    }

    /// Where it came to.
    public record Page(int status, String path, String body) {
        String formToken() {
            Matcher found = FORM_TOKEN.matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }
}
