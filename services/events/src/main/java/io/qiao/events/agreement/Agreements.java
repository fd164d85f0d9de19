package io.qiao.events.agreement;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.events.Agreement;
import io.qiao.contracts.events.AgreementEvent.AgreementBegan;
import io.qiao.contracts.events.AgreementEvent.AgreementEnded;
import io.qiao.contracts.events.AgreementEvent.AgreementLapsed;
import io.qiao.contracts.events.AgreementEvent.AgreementProposed;
import io.qiao.contracts.events.AgreementEvent.AgreementSigned;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an agreement decides.
final class Agreements {
    private Agreements() {}

    /// With a region there is nobody else to sign.
    static Change<Agreement> propose(Agreement agreement, LocalDate today) {
        return agreement.partner() == null
                ? sign(agreement, today)
                : Change.of(agreement, new AgreementProposed(agreement));
    }

    static Change<Agreement> sign(Agreement before, LocalDate today) {
        require(before, Agreement.Status.PROPOSED);
        if (before.until().isBefore(today)) {
            throw Refused.conflict("agreement.over", "The last day of the agreement has passed.");
        }
        Agreement signed = before.in(Agreement.Status.SIGNED);
        Agreement after = before.from().isAfter(today) ? signed : signed.begunOn(today);
        return Change.of(after, new AgreementSigned(after));
    }

    /// What the calendar does: an agreement begins on its first day and lapses after its last.
    static Change<Agreement> turn(Agreement before, LocalDate today) {
        LocalDate next = nextTurn(before);
        if (next == null || next.isAfter(today)) {
            return Change.of(before);
        }
        if (before.until().isBefore(today)) {
            Agreement lapsed = before.in(Agreement.Status.ENDED);
            return Change.of(lapsed, new AgreementLapsed(lapsed));
        }
        Agreement begun = before.begunOn(today);
        return Change.of(begun, new AgreementBegan(begun));
    }

    /// The day on which the calendar changes it; absent when it never will.
    static @Nullable LocalDate nextTurn(Agreement agreement) {
        return switch (agreement.status()) {
            case PROPOSED -> agreement.until().plusDays(1);
            case SIGNED ->
                    agreement.begun() == null ? agreement.from() : agreement.until().plusDays(1);
            case ENDED -> null;
        };
    }

    static Change<Agreement> end(Agreement before) {
        if (before.status() == Agreement.Status.ENDED) {
            throw Refused.conflict("agreement.ended", "The agreement has ended.");
        }
        Agreement ended = before.in(Agreement.Status.ENDED);
        return Change.of(ended, new AgreementEnded(ended));
    }

    private static void require(Agreement before, Agreement.Status status) {
        if (before.status() != status) {
            throw Refused.conflict(
                    "agreement.not-" + status.name().toLowerCase(Locale.ROOT),
                    "The agreement is " + before.status().name().toLowerCase(Locale.ROOT) + ".");
        }
    }
}
