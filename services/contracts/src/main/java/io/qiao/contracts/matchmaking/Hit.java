package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Published;
import java.util.List;

/// Something new that fits one or more standing interests of one organization.
///
/// @param organization whose interests they are
/// @param subject the id of the posting, organization, project or gathering
/// @param title what to call it
/// @param interests all that it fits
public record Hit(
        String id,
        String organization,
        StandingInterest.Kind kind,
        String subject,
        @Published String title,
        List<Met> interests) {
    public Hit {
        interests = List.copyOf(interests);
    }

    /// @param name what its owner calls it
    public record Met(String interest, @Published String name) {}
}
