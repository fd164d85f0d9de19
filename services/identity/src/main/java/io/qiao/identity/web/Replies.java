package io.qiao.identity.web;

import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.web.Causes;
import io.qiao.chassis.web.Problem;
import io.qiao.chassis.web.ProblemAnswer;
import io.qiao.chassis.web.Refusals;
import io.qiao.identity.waiting.Await;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem documents, and keeps refusals in the audit trail.
@Component
public final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private final JsonMapper mapper;
    private final Causes causes;
    private final Refusals refusals;
    private final AuditTrail trail;
    private final Clock clock;

    Replies(JsonMapper mapper, Tracer tracer, Refusals refusals, AuditTrail trail, Clock clock) {
        this.mapper = mapper;
        this.causes = new Causes(tracer);
        this.refusals = refusals;
        this.trail = trail;
        this.clock = clock;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Exception failure) {
        write(
                request,
                response,
                causes.answer(
                        failure, request.getRequestURI(), name -> request.getHeader(name) != null));
    }

    void write(HttpServletRequest request, HttpServletResponse response, ProblemAnswer answer) {
        Problem problem = answer.problem();
        Await.done(refusals.keep(asked(request), problem.status(), answer.about()));
        response.setStatus(problem.status());
        answer.headers()
                .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        write(response, problem);
    }

    /// The error of a client of the provider.
    void write(HttpServletResponse response, HttpStatus status, OAuthError error) {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        write(response, error);
    }

    private void write(HttpServletResponse response, Object body) {
        try {
            response.getOutputStream().write(mapper.writeValueAsBytes(body));
        } catch (IOException gone) {
            LOG.debug("nobody waits for the answer any more", gone);
        }
    }

    private static Refusals.Request asked(HttpServletRequest request) {
        return new Refusals.Request(
                HttpMethod.valueOf(request.getMethod()),
                request.getRequestURI(),
                request.getRemoteAddr(),
                request.getHeader(HttpHeaders.AUTHORIZATION) != null,
                CallerArguments.current(request));
    }

    /// Keeps something that changed no account but is worth knowing, such as a login.
    public void note(
            @Nullable String actor,
            HttpServletRequest request,
            String action,
            AuditEntry.Outcome outcome) {
        keep(
                actor,
                request,
                action,
                actor == null ? action : actor,
                outcome,
                outcome == AuditEntry.Outcome.DONE ? null : 401,
                List.of());
    }

    private void keep(
            @Nullable String actor,
            HttpServletRequest request,
            String action,
            String subject,
            AuditEntry.Outcome outcome,
            @Nullable Integer status,
            List<String> places) {
        AuditEntry entry =
                new AuditEntry(
                        Ids.next(),
                        clock.instant(),
                        actor,
                        request.getRemoteAddr(),
                        action,
                        subject,
                        outcome,
                        status,
                        places,
                        null);
        try {
            Await.done(trail.keep(List.of(entry)));
        } catch (RuntimeException failure) {
            LOG.warn("something is not in the audit trail", failure);
        }
    }
}
