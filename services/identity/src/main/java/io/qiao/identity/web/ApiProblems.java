package io.qiao.identity.web;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/// Answers with problems under `/api/`, whatever was raised and wherever Spring MVC did; which one
/// stands in the chassis' table of causes.
@Component
class ApiProblems implements HandlerExceptionResolver, Ordered {
    private final Replies replies;

    ApiProblems(Replies replies) {
        this.replies = replies;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        if (!request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        if (!response.isCommitted()
                && !DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            replies.write(request, response, known(failure));
        }
        return new ModelAndView();
    }

    /// What only the servlet stack raises.
    private static Exception known(Exception failure) {
        return failure instanceof MissingServletRequestParameterException missing
                ? Refused.unreadable(
                        new FieldError(missing.getParameterName(), "required", "must be given"))
                : failure;
    }
}
