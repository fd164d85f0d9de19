package io.qiao.chassis.input;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import io.qiao.chassis.paging.PageRequest;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/// Which query parameters a handler method takes, and of what types, read from its signature: a
/// misspelled filter must not be passed over. What is longer than anything we give out names
/// nothing, in the query as in the path: there it is answered as any id that nobody has.
public final class KnownParameters {
    private static final String API = "/api/";
    private static final int LONGEST = 200;
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<HandlerMethod, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    /// Lets the path of a request pass, and under `/api/` its query.
    ///
    /// @throws Refused when something is wrong with them
    public void require(HandlerMethod handler, String path, Map<String, List<String>> query) {
        if (RequestTarget.segments(path).anyMatch(each -> !Characters.isWithin(each, 0, LONGEST))) {
            throw Refused.missing("thing");
        }
        if (query.isEmpty() || !path.startsWith(API)) {
            return;
        }
        Map<String, Class<?>> types = known.computeIfAbsent(handler, KnownParameters::of);
        query.forEach((name, values) -> require(name, values, types));
    }

    private static void require(String name, List<String> values, Map<String, Class<?>> types) {
        fault(name, values, types)
                .ifPresent(
                        fault -> {
                            throw Refused.unreadable(fault);
                        });
        if (!Characters.isWithin(values.getFirst(), 0, LONGEST)) {
            throw Refused.field(name, "size", "must have 0 to %d characters".formatted(LONGEST));
        }
    }

    private static Optional<FieldError> fault(
            String name, List<String> values, Map<String, Class<?>> types) {
        Class<?> type = types.get(name);
        if (type == null) {
            return Optional.of(new FieldError(name, "unknown", "is not a parameter of this path"));
        }
        if (values.size() > 1) {
            return Optional.of(new FieldError(name, "once", "must be given once"));
        }
        return Types.reads(values.getFirst(), type)
                ? Optional.empty()
                : Optional.of(Types.mismatch(name, type));
    }

    private static Map<String, Class<?>> of(HandlerMethod handler) {
        Map<String, Class<?>> types = new HashMap<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                types.put(name(parameter, named), parameter.getParameterType());
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                for (RecordComponent each : parameter.getParameterType().getRecordComponents()) {
                    types.put(each.getName(), each.getType());
                }
            } else if (parameter.getParameterType() == PageRequest.class) {
                types.put("limit", Integer.class);
                types.put("cursor", String.class);
            }
        }
        return Map.copyOf(types);
    }

    private static String name(MethodParameter parameter, RequestParam named) {
        parameter.initParameterNameDiscovery(NAMES);
        return named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name();
    }
}
