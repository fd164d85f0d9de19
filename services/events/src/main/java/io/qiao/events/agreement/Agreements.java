package io.qiao.events.agreement;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.events.Agreement;
import io.qiao.contracts.events.AgreementEvent.AgreementEnded;
import io.qiao.contracts.events.AgreementEvent.AgreementProposed;
import io.qiao.contracts.events.AgreementEvent.AgreementSigned;
import java.util.Locale;

/// What an agreement decides.
final class Agreements {
    private Agreements() {}

    static Change<Agreement> propose(Agreement agreement) {
        return agreement.status() == Agreement.Status.SIGNED
                ? Change.of(agreement, new AgreementSigned(agreement))
                : Change.of(agreement, new AgreementProposed(agreement));
    }

    static Change<Agreement> sign(Agreement before) {
        require(before, Agreement.Status.PROPOSED);
        Agreement signed = before.in(Agreement.Status.SIGNED);
        return Change.of(signed, new AgreementSigned(signed));
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
