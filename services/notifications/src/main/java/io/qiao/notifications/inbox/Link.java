package io.qiao.notifications.inbox;

import io.qiao.contracts.matchmaking.Hit;
import io.qiao.contracts.matchmaking.Match;
import org.jspecify.annotations.Nullable;

/// Where the thing that a notification tells of can be read.
final class Link {
    private Link() {}

    static @Nullable String of(Notification told) {
        if (told.match() != null) {
            return match(told.match(), told.kind());
        }
        if (told.hit() != null) {
            return subject(told.hit());
        }
        if (told.consortium() != null) {
            return matching("postings", told.consortium().id()) + "/consortium";
        }
        return told.report() == null ? organization(told) : matching("reports", told.report().id());
    }

    private static @Nullable String organization(Notification told) {
        return switch (told.kind()) {
            case MEMBER_UNREPRESENTED ->
                    told.partner() == null ? null : organization(told.partner());
            case VERIFICATION_OVERTAKEN, VERIFICATION_WITHDRAWN ->
                    told.subject() == null ? null : organization(told.subject()) + "/verification";
            default -> null;
        };
    }

    private static String organization(Match.Side member) {
        return "/api/membership/organizations/" + member.subject();
    }

    private static String match(String id, Notification.Kind kind) {
        String match = matching("matches", id);
        return kind == Notification.Kind.MESSAGE_RECEIVED ? match + "/messages" : match;
    }

    private static String subject(Hit hit) {
        return switch (hit.kind()) {
            case DEMAND, SUPPLY -> matching("postings", hit.subject());
            case MEMBER -> "/api/membership/organizations/" + hit.subject();
            case PROJECT -> "/api/events/projects/" + hit.subject();
            case GATHERING -> "/api/events/gatherings/" + hit.subject();
        };
    }

    private static String matching(String what, String id) {
        return "/api/matchmaking/" + what + "/" + id;
    }
}
