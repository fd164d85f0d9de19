package io.qiao.matchmaking.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.contracts.matchmaking.Embedding;
import io.qiao.matchmaking.engine.Meaning;
import io.qiao.matchmaking.engine.Subject;
import io.qiao.matchmaking.engine.Vector;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What of a subject is embedded, and how that is written down.
public final class Texts {
    private Texts() {}

    /// Of the texts as they are now: another one means that they must be embedded anew.
    public static String digest(Subject subject) {
        CRC32C sum = new CRC32C();
        sum.update((subject.wants() + "\n\n" + subject.gives()).getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }

    static Embedding embed(Subject subject, Embedder embedder) {
        return new Embedding(
                subject.id(),
                embedder.model(),
                digest(subject),
                written(subject.wants(), embedder),
                written(subject.gives(), embedder));
    }

    private static @Nullable String written(String text, Embedder embedder) {
        return text.isEmpty()
                ? null
                : Base64.getEncoder().encodeToString(embedder.embed(text).bytes());
    }

    public static Meaning meaning(Embedding embedding) {
        return new Meaning(read(embedding.wants()), read(embedding.gives()));
    }

    private static @Nullable Vector read(@Nullable String written) {
        return written == null ? null : Vector.of(Base64.getDecoder().decode(written));
    }
}
