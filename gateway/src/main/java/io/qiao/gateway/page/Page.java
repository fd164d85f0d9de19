package io.qiao.gateway.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.chassis.wording.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// An HTML page: a template of ours with its blanks filled in. Text is escaped, always.
final class Page {
    /// Everything comes from here, and forms go here.
    static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; form-action 'self'";

    private static final Pattern BLANK = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");
    private static final String FRAME = resource("frame.html");

    private final Wording language;
    private final String template;
    private final Map<String, String> blanks = new LinkedHashMap<>();

    private Page(Wording language, String template) {
        this.language = language;
        this.template = template;
    }

    /// @param template the name of its file, without the ending
    static Page of(String template, Wording language) {
        return new Page(language, resource(template + ".html"));
    }

    /// Fills a blank with what is not a sentence of ours, such as an address.
    Page with(String blank, String text) {
        blanks.put(blank, text);
        return this;
    }

    byte[] html() {
        String body = filled(template);
        return filled(FRAME).replace("<!-- body -->", body).getBytes(UTF_8);
    }

    private String filled(String text) {
        return BLANK.matcher(text)
                .replaceAll(
                        blank ->
                                Matcher.quoteReplacement(
                                        HtmlUtils.htmlEscape(text(blank.group(1)))));
    }

    private String text(String blank) {
        String given = blanks.get(blank);
        if (given != null) {
            return given;
        }
        return blank.equals("language") ? language.tag() : Phrases.in(language).say(blank);
    }

    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
