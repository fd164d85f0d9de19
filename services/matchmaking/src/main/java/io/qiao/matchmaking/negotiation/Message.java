package io.qiao.matchmaking.negotiation;

import java.time.Instant;
import java.util.List;

/// What one side wrote to the other. Read by the two sides only; erased 30 days after the match
/// has ended.
///
/// @param organization who wrote
/// @param attachments at the most three
public record Message(
        String id,
        String match,
        String organization,
        String author,
        Instant sentAt,
        String text,
        List<Attachment> attachments) {
    public Message {
        attachments = List.copyOf(attachments);
    }

    /// @param bytes its size
    public record Attachment(String id, String name, String type, long bytes) {}
}
