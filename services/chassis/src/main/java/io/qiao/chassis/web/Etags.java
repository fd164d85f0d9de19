package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.store.Versioned;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Versions over HTTP: `ETag` on what is read, `If-Match` on what is changed.
public final class Etags {
    private Etags() {}

    /// 201 with the new thing, its place and its version.
    public static <S, T> ResponseEntity<T> created(
            String path, Versioned<S> made, Function<Versioned<S>, T> view) {
        return ResponseEntity.created(URI.create(path + "/" + made.id()))
                .eTag(tag(made.version()))
                .body(view.apply(made));
    }

    /// 200 with the thing and its version.
    public static <S, T> ResponseEntity<T> ok(Versioned<S> found, Function<Versioned<S>, T> view) {
        return ResponseEntity.ok().eTag(tag(found.version())).body(view.apply(found));
    }

    /// Passes the aggregate on when the caller's copy is the newest.
    ///
    /// @param ifMatch the header; without one the answer is 428, with an older version 412
    public static <S> Versioned<S> match(Versioned<S> found, @Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Refused.unconditional();
        }
        if (!ifMatch.equals(tag(found.version()))) {
            throw Refused.stale();
        }
        return found;
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
