package io.qiao.identity.program;

import io.qiao.contracts.identity.Program;
import java.time.Instant;

/// A program and the hash of its secret.
///
/// @param name what its makers call it
public record RegisteredProgram(Program program, String name, String secretHash, Instant created) {}
