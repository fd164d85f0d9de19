package io.qiao.gateway.page;

import io.qiao.chassis.wording.Wording;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// In which language somebody reads: as chosen just now (`?lang=`) or earlier (a cookie, which the
/// login pages share), else as the browser asks.
final class ReaderLanguage {
    static final String COOKIE = "qiao_language";
    static final String PARAMETER = "lang";
    private static final Set<String> OURS = Set.of("zh", "en");

    private ReaderLanguage() {}

    static Wording of(ServerHttpRequest request) {
        Wording chosen = chosen(request);
        if (chosen != null) {
            return chosen;
        }
        HttpCookie kept = request.getCookies().getFirst(COOKIE);
        Wording earlier = kept == null ? null : named(kept.getValue());
        return earlier == null ? asked(request) : earlier;
    }

    /// What the request itself chooses, if it does.
    static @Nullable Wording chosen(ServerHttpRequest request) {
        return named(request.getQueryParams().getFirst(PARAMETER));
    }

    private static @Nullable Wording named(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        return OURS.contains(locale.getLanguage()) ? Wording.in(locale) : null;
    }

    private static Wording asked(ServerHttpRequest request) {
        return Wording.accepted(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
