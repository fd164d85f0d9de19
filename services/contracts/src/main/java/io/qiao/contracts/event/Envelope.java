package io.qiao.contracts.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event with what a reader needs to place it (CloudEvents 1.0 attributes and four extensions).
///
/// @param id the same for every attempt to publish this event; unique per `source`
/// @param source the service that says so, such as `/qiao/membership`
/// @param subject the id of the aggregate it is about; also the record key
/// @param time when it happened, UTC
/// @param sequence counts the aggregate's events from 1 without gaps; readers skip what they have
///     seen
/// @param correlation the id of the command or event that began the whole story
/// @param causation the id of the event that led to this one; absent when a person did it
/// @param event the fact itself
public record Envelope<E extends Event>(
        String id,
        String source,
        String subject,
        Instant time,
        long sequence,
        String correlation,
        @Nullable String causation,
        E event) {}
