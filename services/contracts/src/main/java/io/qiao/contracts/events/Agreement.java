package io.qiao.contracts.events;

import io.qiao.contracts.event.Published;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cooperation agreement between two alliances, or an alliance and a region. While it is in
/// force, postings for members of either side, within its scope, are matched with those of the
/// other (定向信息交流).
///
/// @param alliance who proposed it
/// @param partner the other alliance; absent when it is with a region
/// @param region GB/T 2260 province or city; absent when it is with an alliance
/// @param industries GB/T 4754-2017 sections or divisions that it is about; empty for all
/// @param from its first day; days begin at midnight in China
/// @param until its last day
/// @param begun the day since which it is known to be in force; absent until then
public record Agreement(
        String id,
        String alliance,
        @Nullable String partner,
        @Nullable String region,
        @Published String title,
        List<String> industries,
        LocalDate from,
        LocalDate until,
        Status status,
        @Nullable LocalDate begun) {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    public Agreement {
        industries = List.copyOf(industries);
    }

    /// The day that agreements go by.
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, CHINA);
    }

    /// The beginning of a day that agreements go by.
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(CHINA);
    }

    /// The same in another status.
    public Agreement in(Status other) {
        return new Agreement(
                id, alliance, partner, region, title, industries, from, until, other, begun);
    }

    /// The same, known to be in force since a day.
    public Agreement begunOn(LocalDate day) {
        return new Agreement(
                id, alliance, partner, region, title, industries, from, until, status, day);
    }

    /// It is in force from the first to the last day while it is signed.
    public boolean isInForce(LocalDate day) {
        return status == Status.SIGNED
                && (begun != null || !day.isBefore(from))
                && !day.isAfter(until);
    }

    /// Proposed by one side, signed by the other.
    public enum Status {
        PROPOSED,
        SIGNED,
        ENDED
    }
}
