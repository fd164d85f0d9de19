package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Refused.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Finds the field and the rule in what the framework says about a bad request.
public final class Inputs {
    private Inputs() {}

    /// Readable, but against the rules.
    public static List<FieldError> errors(List<org.springframework.validation.FieldError> broken) {
        return broken.stream()
                .map(
                        error ->
                                error.isBindingFailure()
                                        ? ofWrongType(error.getField())
                                        : new FieldError(
                                                error.getField(),
                                                rule(error.getCode()),
                                                String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    /// Not readable at all.
    static List<FieldError> errors(ServerWebInputException unreadable) {
        String parameter =
                unreadable.getMethodParameter() == null
                        ? ""
                        : String.valueOf(unreadable.getMethodParameter().getParameterName());
        return unreadable(unreadable, parameter);
    }

    /// @param parameter what was being read, when it was not the body
    public static List<FieldError> unreadable(Throwable failure, String parameter) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnrecognizedPropertyException unknown) {
                return List.of(
                        new FieldError(path(unknown), "unknown", "is not a field of this request"));
            }
            if (at instanceof DatabindException wrong) {
                return List.of(ofWrongType(path(wrong)));
            }
            if (at instanceof JacksonException) {
                return List.of(new FieldError("", "json", "the body is not well-formed JSON"));
            }
        }
        String detail =
                failure instanceof ServerWebInputException input
                        ? String.valueOf(input.getReason())
                        : "cannot be read";
        return List.of(new FieldError(parameter, "format", detail));
    }

    private static FieldError ofWrongType(String field) {
        return new FieldError(field, "type", "does not have the right type");
    }

    private static String path(JacksonException failure) {
        return failure.getPath().stream()
                .map(
                        step ->
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String rule(@Nullable String constraint) {
        return constraint == null ? "rule" : constraint.toLowerCase(Locale.ROOT);
    }
}
