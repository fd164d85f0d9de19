package io.qiao.contracts.matchmaking;

import org.jspecify.annotations.Nullable;

/// What the texts of one subject mean to a model.
///
/// @param subject its id in the matching engine
/// @param model vectors of different models cannot be compared
/// @param digest of the texts
/// @param wants the vector of what it asks for, a byte for each dimension, in Base64; absent when
///     it
///     asks for nothing
/// @param gives the same of what it offers
public record Embedding(
        String subject,
        String model,
        String digest,
        @Nullable String wants,
        @Nullable String gives) {}
