package io.qiao.matchmaking.negotiation;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import java.util.List;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// @param organization for which the caller writes
/// @param text up to 4,000 characters
/// @param attachments at the most three, 64 kB together
record MessageDraft(
        @NotBlank @Line(max = 100) String organization,
        @NotBlank @Text(max = 4000) String text,
        @Nullable @Size(max = 3) List<@NotNull @Valid AttachmentDraft> attachments) {
    private static final int MOST_BYTES = 65_536;

    /// @param type a media type, such as `application/pdf`
    /// @param content in Base64
    record AttachmentDraft(
            @NotBlank @Line(max = 200) @Pattern(regexp = "[^/\\\\\\p{Cntrl}]+") String name,
            @NotBlank @Pattern(regexp = "[a-z]{2,20}/[a-z0-9.+-]{2,100}") String type,
            @NotNull @Line(max = 90_000) String content) {
        private Attached read() {
            try {
                return new Attached(name, type, new Binary(Base64.getDecoder().decode(content)));
            } catch (IllegalArgumentException unreadable) {
                throw Refused.field("attachments.content", "base64", "must be in Base64");
            }
        }
    }

    /// A file as it came.
    record Attached(String name, String type, Binary content) {}

    /// @throws Refused that names the field unless all of them can be kept
    List<Attached> files() {
        List<AttachmentDraft> drafts = attachments == null ? List.of() : attachments;
        List<Attached> files = drafts.stream().map(AttachmentDraft::read).toList();
        if (files.stream().mapToInt(each -> each.content().length()).sum() > MOST_BYTES) {
            throw Refused.field("attachments", "size", "must be 65,536 bytes at the most");
        }
        return files;
    }
}
