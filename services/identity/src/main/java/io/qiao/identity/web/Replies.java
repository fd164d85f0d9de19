package io.qiao.identity.web;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.Problem;
import io.qiao.identity.waiting.Await;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem documents, and keeps refusals in the audit trail.
@Component
public final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final Set<Integer> KEPT = Set.of(403, 404, 409, 412, 429);
    private static final int LONGEST = 200;

    private final JsonMapper mapper;
    private final AuditTrail trail;
    private final Clock clock;

    Replies(JsonMapper mapper, AuditTrail trail, Clock clock) {
        this.mapper = mapper;
        this.trail = trail;
        this.clock = clock;
    }

    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String code,
            String detail)
            throws IOException {
        Problem problem = Problem.of(status, code, detail, request.getRequestURI(), List.of());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        mapper.writeValue(response.getOutputStream(), problem);
    }

    ResponseEntity<Problem> of(
            HttpServletRequest request, Problem problem, @Nullable String about) {
        boolean read = request.getMethod().equals("GET");
        if (problem.status() == 403 || (!read && KEPT.contains(problem.status()))) {
            refused(request, problem.status(), about);
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return answer.body(problem);
    }

    private void refused(HttpServletRequest request, int status, @Nullable String about) {
        String path = request.getRequestURI();
        String shown = path.length() > LONGEST ? path.substring(0, LONGEST) : path;
        keep(
                CallerArguments.current(request).map(Caller::account).orElse(null),
                request,
                request.getMethod() + " " + shown,
                about == null ? shown : about,
                AuditEntry.Outcome.REFUSED,
                status,
                about == null ? List.of() : List.of(about));
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
