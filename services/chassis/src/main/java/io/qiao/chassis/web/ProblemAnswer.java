package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// A problem as it goes out, on either web stack.
///
/// @param headers all that belong to it, its media type included
/// @param about the id of the alliance or organization that it was refused for
public record ProblemAnswer(Problem problem, HttpHeaders headers, @Nullable String about) {
    private static final String LANGUAGE = "en";
    private static final String SOON = "2";

    /// In the language of all problems, with what belongs to its status.
    public static ProblemAnswer of(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, LANGUAGE);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, SOON);
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED.value()) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return new ProblemAnswer(problem, headers, null);
    }

    static ProblemAnswer of(Refused refused, String path) {
        ProblemAnswer answer = of(Problem.of(refused, path));
        return new ProblemAnswer(answer.problem, answer.headers, refused.about());
    }

    ProblemAnswer with(String header, @Nullable String value) {
        if (value != null) {
            headers.set(header, value);
        }
        return this;
    }
}
