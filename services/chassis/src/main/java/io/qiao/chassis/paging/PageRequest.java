package io.qiao.chassis.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.chassis.aggregate.Refused;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Which stretch of a list is asked for, newest first.
///
/// @param limit how many at the most, 1 to 100
/// @param after the item that the stretch begins behind; absent for the first stretch
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MOST = 100;

    /// From what a request says.
    public static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        if (limit != null && !limit.matches("-?[0-9]{1,9}")) {
            throw Refused.field("limit", "format", "must be a whole number");
        }
        return of(limit == null ? null : Integer.valueOf(limit), cursor);
    }

    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > MOST) {
            throw Refused.field("limit", "range", "must be 1 to " + MOST);
        }
        return new PageRequest(wanted, cursor == null ? null : Cursor.parse(cursor));
    }

    /// A place in a list that is ordered by creation.
    public record Cursor(Instant created, String id) {
        static Cursor parse(String text) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(text), UTF_8).split(":", 2);
                return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
                throw Refused.field("cursor", "format", "must be one that a previous page gave");
            }
        }

        @Override
        public String toString() {
            String text = created.toEpochMilli() + ":" + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        }
    }
}
