package io.qiao.identity.web;

import com.mongodb.MongoException;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.web.Inputs;
import io.qiao.chassis.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// The table from failures to answers, as the chassis has it for the other services.
@RestControllerAdvice(annotations = RestController.class)
class ApiProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private final Replies replies;

    ApiProblems(Replies replies) {
        this.replies = replies;
    }

    @ExceptionHandler
    ResponseEntity<Problem> of(Exception failure, HttpServletRequest request) {
        String about = failure instanceof Refused refused ? refused.about() : null;
        return replies.of(request, problem(failure, request.getRequestURI()), about);
    }

    private static Problem problem(Exception failure, String path) {
        return switch (failure) {
            case Refused refused -> Problem.of(refused, path);
            case MethodArgumentNotValidException broken ->
                    Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "invalid",
                            "Some fields break a rule; see errors.",
                            path,
                            Inputs.errors(broken.getFieldErrors()));
            case HttpMessageNotReadableException unreadable ->
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "unreadable",
                            "The request cannot be read; see errors.",
                            path,
                            Inputs.unreadable(unreadable, ""));
            case MethodArgumentTypeMismatchException mismatch ->
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "unreadable",
                            "The request cannot be read; see errors.",
                            path,
                            List.of(
                                    new Refused.FieldError(
                                            mismatch.getName(),
                                            "format",
                                            "does not have the right form")));
            case MongoException away -> {
                LOG.warn("the store does not answer: {}", away.getMessage());
                yield Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "The store is away for the moment. Try again.",
                        path,
                        List.of());
            }
            case ErrorResponse other ->
                    Problem.of(
                            HttpStatus.valueOf(other.getStatusCode().value()),
                            "http-" + other.getStatusCode().value(),
                            String.valueOf(other.getBody().getDetail()),
                            path,
                            List.of());
            default -> {
                LOG.error("a request failed", failure);
                yield Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "fault",
                        "Something went wrong here.",
                        path,
                        List.of());
            }
        };
    }
}
