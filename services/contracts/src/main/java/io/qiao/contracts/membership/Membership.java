package io.qiao.contracts.membership;

import io.qiao.contracts.event.Unpublished;
import org.jspecify.annotations.Nullable;

/// The tie between one organization and one alliance, from application on.
///
/// @param reason why it was returned or ended; absent while it is neither
public record Membership(
        String id, String alliance, String organization, Status status, @Nullable Reason reason) {
    /// Where the tie stands.
    public enum Status {
        APPLIED,
        RETURNED,
        ACTIVE,
        ENDED
    }

    /// Why an application was returned, or a membership ended.
    ///
    /// @param by who said so
    /// @param words for the other one; absent in events
    /// @param hasWords whether there are any
    public record Reason(Party by, @Unpublished @Nullable String words, boolean hasWords) {
        public Reason(Party by, String words) {
            this(by, words, !words.isEmpty());
        }
    }

    /// One of the two.
    public enum Party {
        ALLIANCE,
        ORGANIZATION
    }
}
