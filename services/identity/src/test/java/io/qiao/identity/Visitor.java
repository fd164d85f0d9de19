package io.qiao.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody's browser, one step at a time: it keeps cookies and follows nothing by itself.
public final class Visitor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final @Nullable String token;

    public Visitor() {
        this(null);
    }

    /// @param token of the login at the gateway, which puts it on requests; absent for nobody
    public Visitor(@Nullable String token) {
        this.token = token;
    }

    public HttpResponse<String> open(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri));
    }

    public HttpResponse<String> submit(URI uri, Map<String, String> fields)
            throws IOException, InterruptedException {
        return post(uri, form(fields));
    }

    public HttpResponse<String> post(URI uri, String form)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    public static String formToken(HttpResponse<String> page) {
        Matcher found = FORM_TOKEN.matcher(page.body());
        return found.find() ? found.group(1) : "";
    }

    /// Where an answer leads, here instead of at the public address.
    public static URI next(HttpResponse<String> answer) {
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        String query = location.getRawQuery() == null ? "" : "?" + location.getRawQuery();
        return RunningIdentity.at(location.getRawPath() + query);
    }

    /// The code that a client is handed.
    public static String code(HttpResponse<String> answer) {
        return Objects.requireNonNull(parameters(answer).get("code"));
    }

    /// The parameters that an answer leads on with.
    public static Map<String, String> parameters(HttpResponse<String> answer) {
        String query =
                URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(
                        Collectors.toMap(
                                each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
    }
}
