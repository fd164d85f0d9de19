package io.qiao.identity.web;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.wording.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives handler methods who calls, which page, which idempotency key and which language, as the
/// chassis does for the other services.
final class CallerArguments implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class
                || type == PageRequest.class
                || type == IdempotencyKey.class
                || type == Wording.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Class<?> type = parameter.getParameterType();
        if (type == Caller.class) {
            return current(
                            Objects.requireNonNull(
                                    request.getNativeRequest(HttpServletRequest.class)))
                    .orElseThrow(() -> Refused.forbidden("Nobody is logged in."));
        }
        if (type == Wording.class) {
            return wording(
                    request,
                    Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
        }
        return type == PageRequest.class
                ? PageRequest.parse(request.getParameter("limit"), request.getParameter("cursor"))
                : new IdempotencyKey(request.getHeader("Idempotency-Key"));
    }

    /// Whoever lets the language decide says so in the answer.
    private static Wording wording(NativeWebRequest request, HttpServletResponse response) {
        Wording wording = Wording.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, wording.tag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return wording;
    }

    static Optional<Caller> current(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof JwtAuthenticationToken token
                ? Optional.of(Caller.of(token.getToken(), request.getRemoteAddr()))
                : Optional.empty();
    }
}
