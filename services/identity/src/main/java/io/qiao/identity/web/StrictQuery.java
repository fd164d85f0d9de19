package io.qiao.identity.web;

import io.qiao.chassis.input.KnownParameters;
import io.qiao.chassis.input.RequestTarget;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses query parameters that the handler method does not take, as the chassis does for the
/// other services.
final class StrictQuery implements HandlerInterceptor {
    private final KnownParameters known = new KnownParameters();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            known.require(
                    method,
                    request.getRequestURI(),
                    RequestTarget.parameters(request.getQueryString()));
        }
        return true;
    }
}
