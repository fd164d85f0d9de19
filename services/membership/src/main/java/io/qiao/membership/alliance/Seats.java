package io.qiao.membership.alliance;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent.SeatLeft;
import io.qiao.contracts.membership.AllianceEvent.SeatTaken;
import io.qiao.contracts.membership.Role;
import java.util.ArrayList;
import java.util.List;

/// How seats in an alliance are taken and left.
public final class Seats {
    private static final int MOST = 50;

    private Seats() {}

    /// Nothing changes for who has the seat already.
    public static Change<Alliance> take(Alliance before, Role seat, String account) {
        List<String> holders = holders(before, seat);
        if (holders.contains(account)) {
            return Change.of(before);
        }
        if (holders.size() == MOST) {
            throw Refused.conflict("seats.full", "There are " + MOST + " such seats at the most.");
        }
        List<String> more = new ArrayList<>(holders);
        more.add(account);
        Alliance after = with(before, seat, more);
        return Change.of(after, new SeatTaken(after, seat, account));
    }

    static Change<Alliance> leave(Alliance before, Role seat, String account) {
        if (!holders(before, seat).contains(account)) {
            throw Refused.missing("seat");
        }
        if (seat == Role.SECRETARIAT && before.secretariat().size() == 1) {
            throw Refused.conflict("seats.last", "Somebody has to look after the alliance.");
        }
        return vacate(before, seat, account);
    }

    private static Change<Alliance> vacate(Alliance before, Role seat, String account) {
        List<String> fewer =
                holders(before, seat).stream().filter(each -> !each.equals(account)).toList();
        Alliance after = with(before, seat, fewer);
        return Change.of(after, new SeatLeft(after, seat, account));
    }

    /// Every seat of an account that is no more, even the last one of the secretariat.
    public static Change<Alliance> leaveAll(Alliance before, String account) {
        Alliance state = before;
        List<Event> events = new ArrayList<>();
        for (Role seat : List.of(Role.SECRETARIAT, Role.COUNCIL, Role.ORGANIZER)) {
            if (holders(state, seat).contains(account)) {
                Change<Alliance> change = vacate(state, seat, account);
                state = change.state();
                events.addAll(change.events());
            }
        }
        return new Change<>(state, events);
    }

    private static List<String> holders(Alliance alliance, Role seat) {
        return switch (seat) {
            case SECRETARIAT -> alliance.secretariat();
            case COUNCIL -> alliance.council();
            case ORGANIZER -> alliance.organizers();
            case REPRESENTATIVE, VIEWER ->
                    throw Refused.field("seat", "enum", "must be a seat of an alliance");
        };
    }

    private static Alliance with(Alliance before, Role seat, List<String> holders) {
        return new Alliance(
                before.id(),
                before.name(),
                before.purpose(),
                before.foundedOn(),
                seat == Role.SECRETARIAT ? holders : before.secretariat(),
                seat == Role.COUNCIL ? holders : before.council(),
                seat == Role.ORGANIZER ? holders : before.organizers());
    }
}
