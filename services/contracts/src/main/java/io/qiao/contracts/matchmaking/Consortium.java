package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Published;
import io.qiao.contracts.reference.ResourceCategory;
import java.util.List;

/// The partners that together meet a need of several parts.
///
/// @param id that of the posting
/// @param owner the organization that needs them
/// @param title of the posting
/// @param seats one for each part
public record Consortium(String id, String owner, @Published String title, List<Seat> seats) {
    public Consortium {
        seats = List.copyOf(seats);
    }

    /// Whether every part has somebody who could meet it.
    public boolean completed() {
        return seats.stream().noneMatch(seat -> seat.candidates().isEmpty());
    }

    /// @param candidates those proposed for the part whose match is open or concluded
    public record Seat(ResourceCategory part, List<Candidate> candidates) {
        public Seat {
            candidates = List.copyOf(candidates);
        }
    }

    /// @param organization who could meet the part
    public record Candidate(String match, String organization, double score) {}
}
