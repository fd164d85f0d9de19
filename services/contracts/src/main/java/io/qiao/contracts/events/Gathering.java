package io.qiao.contracts.events;

import io.qiao.contracts.event.Published;
import io.qiao.contracts.reference.Count;
import io.qiao.contracts.reference.LocalizedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an organizer holds (活动): a conference, a forum, a signing ceremony.
///
/// @param alliance the alliance that holds it
/// @param region GB/T 2260 of where it takes place
/// @param place the venue, or where to join online
/// @param units who runs it, by role
/// @param sessions its parts; parallel ones share a start
/// @param attendance how many came, as published afterwards
public record Gathering(
        String id,
        String alliance,
        Kind kind,
        Format format,
        LocalizedText title,
        String region,
        @Published String place,
        Instant startsAt,
        Instant endsAt,
        List<Unit> units,
        List<Session> sessions,
        @Nullable Count attendance) {

    public Gathering {
        units = List.copyOf(units);
        sessions = List.copyOf(sessions);
    }

    /// What sort of gathering.
    public enum Kind {
        CONFERENCE,
        FORUM,
        CEREMONY,
        EXHIBITION,
        DELEGATION,
        VISIT,
        TRAINING
    }

    /// How one takes part.
    public enum Format {
        ONSITE,
        ONLINE,
        HYBRID
    }

    /// A unit that helps to run it, by the name under which it is announced.
    ///
    /// @param organization its id, when it is registered here
    public record Unit(Role role, @Published String name, @Nullable String organization) {
        /// 主办, 承办, 协办, 支持, 指导.
        public enum Role {
            HOST,
            ORGANIZER,
            CO_ORGANIZER,
            SUPPORTER,
            GUIDANCE
        }
    }

    /// A part with a theme and perhaps an organizer of its own.
    ///
    /// @param track sessions of one track follow each other, those of different tracks run side by
    ///     side
    public record Session(
            @Published String title,
            @Published String track,
            Instant startsAt,
            @Published @Nullable String organizer) {}
}
