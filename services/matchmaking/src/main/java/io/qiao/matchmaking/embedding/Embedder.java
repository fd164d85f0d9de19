package io.qiao.matchmaking.embedding;

import io.qiao.matchmaking.engine.Vector;
import java.io.Closeable;

/// Turns a text into what it means.
public interface Embedder extends Closeable {
    /// The name of the model: vectors of different models cannot be compared.
    String model();

    /// @param text in any script; what is beyond the model's length is not looked at
    Vector embed(String text);

    @Override
    void close();
}
