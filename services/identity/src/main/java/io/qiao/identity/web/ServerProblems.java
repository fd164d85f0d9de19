package io.qiao.identity.web;

import io.qiao.chassis.web.Causes;
import io.qiao.chassis.web.ProblemAnswer;
import io.qiao.contracts.event.EventJson;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with a problem where the server itself turns a request away, in place of its own page.
final class ServerProblems extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProblems.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemAnswer answer = Causes.ofStatus(status, "");
        answer.headers()
                .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        try {
            response.getOutputStream().write(EventJson.MAPPER.writeValueAsBytes(answer.problem()));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("nobody waits for the answer any more", gone);
        }
    }
}
