package io.qiao.identity.program;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.identity.Program;
import io.qiao.contracts.identity.ProgramEvent.ProgramCreated;
import io.qiao.contracts.identity.ProgramEvent.ProgramRevoked;
import io.qiao.contracts.membership.Role;
import io.qiao.identity.secret.Secrets;
import io.qiao.identity.waiting.Await;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The programs of all organizations.
@Component
public final class Programs {
    private static final int MOST = 50;

    private final Aggregates<RegisteredProgram> programs;
    private final Clock clock;

    Programs(Aggregates<RegisteredProgram> programs, Clock clock) {
        this.programs = programs;
        this.clock = clock;
    }

    /// @return the program and its secret, which is not kept and cannot be told again
    Created create(String organization, Role role, String name, Caller caller, NewId id) {
        if (of(organization).stream().filter(each -> !each.program().revoked()).count() >= MOST) {
            throw Refused.conflict(
                    "programs.full", "An organization has at the most " + MOST + " programs.");
        }
        String secret = Secrets.next();
        Program program = new Program(id.id(), organization, role, caller.account(), false);
        RegisteredProgram registered =
                new RegisteredProgram(program, name, Secrets.hash(secret), clock.instant());
        return Await.the(
                        programs.createOnce(
                                id.id(),
                                Change.of(registered, new ProgramCreated(program)),
                                caller.command()))
                .map(made -> new Created(made.state(), secret))
                .orElseThrow(
                        () ->
                                Refused.conflict(
                                        "program.exists",
                                        "That request was answered before, with the secret. If it"
                                                + " is lost, revoke program %s and create another."
                                                        .formatted(id.id())));
    }

    List<RegisteredProgram> of(String organization) {
        return Await.all(
                programs.some(Filters.eq("keys.organization", organization), 10 * MOST)
                        .map(Versioned::state));
    }

    /// One that may still log in.
    public Optional<RegisteredProgram> active(String id) {
        return find(id).filter(found -> !found.program().revoked());
    }

    /// Who answers for what an account did: the person, or who made the program.
    public String personBehind(String account) {
        return find(account).map(found -> found.program().createdBy()).orElse(account);
    }

    Optional<RegisteredProgram> find(String id) {
        return Await.the(programs.find(id)).map(Versioned::state);
    }

    /// Its tokens are refused at once where they would change something, and expire within five
    /// minutes elsewhere.
    void revoke(String id, Cause cause) {
        Await.the(programs.change(id, Programs::revoked, cause));
    }

    private static Change<RegisteredProgram> revoked(RegisteredProgram before) {
        Program program = before.program();
        if (program.revoked()) {
            return Change.of(before);
        }
        Program after =
                new Program(
                        program.id(),
                        program.organization(),
                        program.role(),
                        program.createdBy(),
                        true);
        RegisteredProgram revoked =
                new RegisteredProgram(after, before.name(), before.secretHash(), before.created());
        return Change.of(revoked, new ProgramRevoked(after));
    }

    /// @param secret shown this once
    record Created(RegisteredProgram program, String secret) {
        @Override
        public String toString() {
            return "Created[" + program.program().id() + "]";
        }
    }
}
