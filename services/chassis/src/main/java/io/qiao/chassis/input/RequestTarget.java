package io.qiao.chassis.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.chassis.aggregate.Refused.FieldError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The path and query of a request, as they came: only what RFC 3986 allows, percent signs that
/// stand for bytes, bytes that are UTF-8, and no control characters. What passes here is decoded in
/// the same way by everybody.
public final class RequestTarget {
    private static final Pattern SLASH = Pattern.compile("/");

    // Possessive, so that matching takes no stack for each character.
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+");
    private static final Pattern QUERY =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+");
    private static final String ASKED =
            "must be UTF-8, percent-encoded as RFC 3986 asks, without control characters";

    private RequestTarget() {}

    /// What is wrong with it, if anything; the field is the query parameter, or `path`.
    public static Optional<FieldError> fault(String path, @Nullable String query) {
        if (!PATH.matcher(path).matches() || !isText(path)) {
            return Optional.of(new FieldError("path", "encoding", ASKED));
        }
        return query == null
                ? Optional.empty()
                : pairs(query).stream()
                        .filter(pair -> !QUERY.matcher(pair).matches() || !isText(pair))
                        .findFirst()
                        .map(pair -> new FieldError(name(pair), "encoding", ASKED));
    }

    /// The parameters of a query that has no [#fault].
    public static Map<String, List<String>> parameters(@Nullable String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? List.<String>of() : pairs(query)) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name(pair), _ -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    /// The parts of a path that has no [#fault]: what may be the value of a path variable.
    static Stream<String> segments(String path) {
        return SLASH.splitAsStream(path).map(each -> text(bytes(each)));
    }

    private static List<String> pairs(String query) {
        return Pattern.compile("&").splitAsStream(query).filter(pair -> !pair.isEmpty()).toList();
    }

    /// A name that cannot be read is not repeated.
    private static String name(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        return QUERY.matcher(name).matches() && isText(name) ? decoded(name) : "query";
    }

    private static boolean isText(String encoded) {
        try {
            return Characters.isClean(UTF_8.newDecoder().decode(bytes(encoded)).toString());
        } catch (CharacterCodingException | NumberFormatException foreign) {
            return false;
        }
    }

    private static String decoded(String encoded) {
        return text(bytes(encoded.replace('+', ' ')));
    }

    private static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes).toString();
    }

    private static ByteBuffer bytes(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            if (encoded.charAt(at) == '%') {
                bytes.write(Integer.parseInt(encoded, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.write(encoded.charAt(at));
            }
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
