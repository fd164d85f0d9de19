package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.store.Versioned;
import java.net.URI;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/// Versions over HTTP: `ETag` on what is read, `If-Match` on what is changed. Who has read a thing
/// may keep it and ask whether it is still the newest (`If-None-Match`, see [Preconditions]).
public final class Etags {
    /// Instead of a tag: whichever it is.
    static final String ANY = "*";

    private static final Pattern COMMA = Pattern.compile(",");

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
        return ResponseEntity.ok()
                .eTag(tag(found.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(view.apply(found));
    }

    /// Passes the aggregate on when the caller's copy is the newest.
    ///
    /// @param ifMatch the header: tags, or `*` for any version (RFC 9110, 13.1.1); without one the
    ///     answer is 428, with none of them the newest 412
    public static <S> Versioned<S> match(Versioned<S> found, @Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Refused.unconditional();
        }
        if (!names(ifMatch, tag(found.version()))) {
            throw Refused.stale();
        }
        return found;
    }

    /// Compares strongly: a weak tag names nothing.
    private static boolean names(String ifMatch, String newest) {
        return ifMatch.strip().equals(ANY)
                || COMMA.splitAsStream(ifMatch).map(String::strip).anyMatch(newest::equals);
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
