package io.qiao.membership.alliance;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.reference.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is shown of an alliance: who holds its seats only to those who do, and to the platform's
/// administrator.
record AllianceView(
        String id,
        LocalizedText name,
        String purpose,
        @Nullable LocalDate foundedOn,
        @Nullable List<String> secretariat,
        @Nullable List<String> council,
        @Nullable List<String> organizers) {
    static AllianceView of(Versioned<Alliance> found, Caller viewer) {
        Alliance alliance = found.state();
        boolean own =
                viewer.platformAdmin()
                        || Stream.of(
                                        alliance.secretariat(),
                                        alliance.council(),
                                        alliance.organizers())
                                .anyMatch(each -> each.contains(viewer.account()));
        return new AllianceView(
                alliance.id(),
                alliance.name(),
                alliance.purpose(),
                alliance.foundedOn(),
                own ? alliance.secretariat() : null,
                own ? alliance.council() : null,
                own ? alliance.organizers() : null);
    }
}
