package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Refused.FieldError;
import io.qiao.chassis.input.BrokenRule;
import io.qiao.chassis.input.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Finds the field and the rule in what the frameworks say about a bad request, and says it in our
/// words.
final class Inputs {
    private static final int MOST_TOLD = 5;

    private Inputs() {}

    /// Readable, but against the rules.
    static List<FieldError> errors(List<org.springframework.validation.FieldError> broken) {
        return broken.stream()
                .map(
                        error ->
                                error.isBindingFailure()
                                        ? Types.mismatch(error.getField(), null)
                                        : error(
                                                error.getField(),
                                                error.getCode(),
                                                error.getDefaultMessage()))
                .toList();
    }

    /// The same for parameters.
    static List<FieldError> errors(HandlerMethodValidationException broken) {
        return broken.getParameterValidationResults().stream()
                .flatMap(
                        result ->
                                result.getResolvableErrors().stream()
                                        .map(error -> error(result.getMethodParameter(), error)))
                .toList();
    }

    private static FieldError error(MethodParameter parameter, MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        String code = codes == null || codes.length == 0 ? null : codes[codes.length - 1];
        return error(name(parameter), code, error.getDefaultMessage());
    }

    private static FieldError error(String field, @Nullable String code, @Nullable String detail) {
        String rule =
                switch (code) {
                    case null -> "rule";
                    case "Line", "Text" -> "size";
                    default -> code.toLowerCase(Locale.ROOT);
                };
        return new FieldError(field, rule, String.valueOf(detail));
    }

    /// Whether it has the right form, so that the rule of ours is what counts.
    static boolean breaksARule(Throwable failure) {
        return causes(failure, BrokenRule.class).isPresent()
                || causes(failure, InvalidNullException.class).isPresent();
    }

    /// Not readable, or not as it should be.
    static FieldError unreadable(Throwable failure) {
        return causes(failure, JacksonException.class)
                .map(Inputs::ofJson)
                .orElseGet(() -> ofParameter(failure));
    }

    private static FieldError ofJson(JacksonException failure) {
        String path = path(failure);
        return switch (failure) {
            case BrokenRule broken ->
                    new FieldError(path, broken.rule(), broken.getOriginalMessage());
            case UnrecognizedPropertyException _ ->
                    new FieldError(path, "unknown", "is not a field of this request");
            case InvalidNullException _ -> new FieldError(path, "notnull", "must not be null");
            case MismatchedInputException wrong when says(wrong, "Trailing token") ->
                    new FieldError("", "json", "must be one JSON value with nothing behind it");
            case MismatchedInputException none when says(none, "No content") ->
                    new FieldError("", "required", "must not be empty");
            case MismatchedInputException wrong -> Types.mismatch(path, wrong.getTargetType());
            case DatabindException _ -> Types.mismatch(path, null);
            case InputCoercionException large -> Types.mismatch(path, large.getTargetType());
            case StreamConstraintsException _ ->
                    new FieldError(path, "size", "must not be so long, nor so deeply nested");
            case JacksonException twice when says(twice, "Duplicate") ->
                    new FieldError(quoted(twice), "once", "must be given once");
            default -> new FieldError("", "json", "must be well-formed JSON");
        };
    }

    private static boolean says(JacksonException failure, String beginning) {
        return String.valueOf(failure.getOriginalMessage()).startsWith(beginning);
    }

    private static String quoted(JacksonException failure) {
        String[] parts = failure.getOriginalMessage().split("\"", 3);
        return parts.length < 3 ? "" : parts[1];
    }

    private static FieldError ofParameter(Throwable failure) {
        if (failure instanceof MissingRequestValueException missing) {
            return new FieldError(missing.getName(), "required", "must be given");
        }
        MethodParameter parameter =
                failure instanceof ServerWebInputException input
                        ? input.getMethodParameter()
                        : null;
        Optional<TypeMismatchException> wrong = causes(failure, TypeMismatchException.class);
        if (wrong.isPresent()) {
            String name = parameter == null ? wrong.get().getPropertyName() : name(parameter);
            return Types.mismatch(name == null ? "" : name, wrong.get().getRequiredType());
        }
        return new FieldError("", "required", "must be given, as JSON");
    }

    private static String name(MethodParameter parameter) {
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        String named = header != null ? header.name() : query != null ? query.name() : "";
        return named.isEmpty() ? String.valueOf(parameter.getParameterName()) : named;
    }

    private static <E extends Throwable> Optional<E> causes(Throwable failure, Class<E> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
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

    /// The first of them in words.
    static String sentence(List<FieldError> errors) {
        return errors.stream()
                .limit(MOST_TOLD)
                .map(
                        each ->
                                (each.field().isEmpty() ? "the body" : each.field())
                                        + " "
                                        + each.detail())
                .collect(Collectors.joining("; ", "", "."));
    }
}
