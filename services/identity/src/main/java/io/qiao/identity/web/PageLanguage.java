package io.qiao.identity.web;

import io.qiao.chassis.wording.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/// In which of our three languages pages speak: as chosen (`lang`, kept in a cookie), else as the
/// browser asks.
final class PageLanguage extends CookieLocaleResolver {
    private static final Duration REMEMBERED = Duration.ofDays(365);

    PageLanguage() {
        super("qiao_language");
        setCookiePath("/");
        setCookieMaxAge(REMEMBERED);
        setCookieHttpOnly(true);
        setCookieSecure(true);
        setRejectInvalidCookies(false);
        setDefaultLocaleFunction(
                request ->
                        Wording.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).locale());
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String value) {
        return spoken(super.parseLocaleValue(value));
    }

    private static Locale spoken(@Nullable Locale wanted) {
        return Wording.in(wanted).locale();
    }

    /// Takes what was chosen.
    static final class Chosen extends LocaleChangeInterceptor {
        Chosen() {
            setParamName("lang");
            setIgnoreInvalidLocale(true);
        }

        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            return spoken(super.parseLocaleValue(value));
        }
    }

    /// Says on each page what it speaks, and that another reader may get another one.
    static final class Told implements HandlerInterceptor {
        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod && !request.getRequestURI().startsWith("/api/")) {
                response.setHeader(
                        HttpHeaders.CONTENT_LANGUAGE,
                        RequestContextUtils.getLocale(request).toLanguageTag());
                response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
            }
            return true;
        }
    }
}
