package io.qiao.contracts.identity;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a program.
public sealed interface ProgramEvent extends Event {
    /// The program as it is after the event.
    Program program();

    @EventType("io.qiao.identity.program-created")
    record ProgramCreated(Program program) implements ProgramEvent {}

    @EventType("io.qiao.identity.program-revoked")
    record ProgramRevoked(Program program) implements ProgramEvent {}
}
