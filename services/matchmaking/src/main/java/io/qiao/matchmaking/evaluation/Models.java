package io.qiao.matchmaking.evaluation;

import io.qiao.matchmaking.embedding.Embedder;
import io.qiao.matchmaking.embedding.OnnxEmbedder;
import java.io.Closeable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The embedding model that a program was given, if any.
record Models(@Nullable Embedder embedder) implements Closeable {

    /// @param args the second one is the folder of the model
    static Models named(String[] args) {
        return new Models(args.length < 2 ? null : OnnxEmbedder.in(Path.of(args[1])));
    }

    @Override
    public void close() {
        if (embedder != null) {
            embedder.close();
        }
    }
}
