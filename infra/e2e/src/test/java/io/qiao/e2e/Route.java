package io.qiao.e2e;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a method of a controller answers, as its annotations say.
///
/// @param where the class and the method
/// @param method the HTTP method
/// @param path with the names of its variables left out
/// @param params conditions on the query: `a`, `!a`, `a=b` or `a!=b`
record Route(String where, String method, String path, List<String> params) {
    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final List<String> METHODS = List.of("Get", "Post", "Put", "Patch", "Delete");

    static List<Route> of(JavaClasses code) {
        return code.stream()
                .flatMap(each -> each.getMethods().stream())
                .flatMap(each -> METHODS.stream().flatMap(method -> of(each, method)))
                .toList();
    }

    private static Stream<Route> of(JavaMethod handler, String method) {
        return handler.tryGetAnnotationOfType(WEB + method + "Mapping").stream()
                .flatMap(
                        mapping ->
                                paths(handler.getOwner(), mapping)
                                        .map(
                                                path ->
                                                        new Route(
                                                                handler.getFullName(),
                                                                method,
                                                                path,
                                                                texts(mapping, "params"))));
    }

    private static Stream<String> paths(JavaClass controller, JavaAnnotation<?> mapping) {
        List<String> roots =
                controller
                        .tryGetAnnotationOfType(WEB + "RequestMapping")
                        .map(Route::paths)
                        .orElse(List.of(""));
        return roots.stream()
                .flatMap(root -> paths(mapping).stream().map(path -> root + path))
                .map(path -> path.replaceAll("(?<!\\$)\\{[^}]*}", "{}"));
    }

    private static List<String> paths(JavaAnnotation<?> mapping) {
        List<String> paths = new ArrayList<>(texts(mapping, "value"));
        paths.addAll(texts(mapping, "path"));
        return paths.isEmpty() ? List.of("") : paths;
    }

    private static List<String> texts(JavaAnnotation<?> annotation, String property) {
        Optional<Object> value = annotation.tryGetExplicitlyDeclaredProperty(property);
        return value
                .map(each -> each instanceof Object[] several ? several : new Object[] {each})
                .stream()
                .flatMap(Arrays::stream)
                .map(String::valueOf)
                .toList();
    }

    /// The pairs of which Spring cannot tell for some request which one to take: it prefers the one
    /// with more conditions on the query.
    static Set<String> ambiguous(List<Route> routes) {
        Set<String> pairs = new TreeSet<>();
        for (int one = 0; one < routes.size(); one++) {
            for (Route other : routes.subList(one + 1, routes.size())) {
                if (routes.get(one).isAmbiguousWith(other)) {
                    pairs.add(routes.get(one).where() + " and " + other.where());
                }
            }
        }
        return pairs;
    }

    private boolean isAmbiguousWith(Route other) {
        return method.equals(other.method)
                && path.equals(other.path)
                && params.size() == other.params.size()
                && params.stream()
                        .noneMatch(
                                mine ->
                                        other.params.stream()
                                                .anyMatch(
                                                        theirs ->
                                                                excludes(mine, theirs)
                                                                        || excludes(theirs, mine)));
    }

    /// Whether no request fulfils both.
    private static boolean excludes(String mine, String theirs) {
        String name = theirs.replaceAll("!?=.*", "");
        return mine.equals("!" + name)
                || mine.equals(theirs.replaceFirst("=", "!="))
                || (mine.startsWith(name + "=")
                        && theirs.startsWith(name + "=")
                        && !mine.equals(theirs));
    }
}
