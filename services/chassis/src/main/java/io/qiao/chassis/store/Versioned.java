package io.qiao.chassis.store;

import java.time.Instant;

/// An aggregate as it was read.
///
/// @param version counts its writes from 1; what an `ETag` carries
/// @param sequence counts its events
/// @param created when it was first written
public record Versioned<S>(String id, long version, long sequence, Instant created, S state) {}
