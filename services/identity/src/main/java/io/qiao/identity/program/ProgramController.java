package io.qiao.identity.program;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.contracts.identity.Program;
import io.qiao.contracts.membership.Role;
import io.qiao.identity.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/identity/programs`: made, listed and revoked by the representatives of an organization.
/// A program logs in at `/identity/oauth2/token` with `grant_type=client_credentials`, its id and
/// its secret (HTTP Basic).
@RestController
@RequestMapping("/api/identity/programs")
class ProgramController {
    private final Programs programs;
    private final Access access;

    ProgramController(Programs programs, Access access) {
        this.programs = programs;
        this.access = access;
    }

    /// The secret is in this answer and nowhere else.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Credentials create(@Valid @RequestBody ProgramDraft draft, Caller caller, IdempotencyKey key) {
        access.requireOrganization(draft.organization(), "organization");
        access.requireRepresentative(caller, draft.organization());
        if (draft.role().isSeat()) {
            throw Refused.field("role", "enum", "must be REPRESENTATIVE or VIEWER");
        }
        Programs.Created created =
                programs.create(
                        draft.organization(),
                        draft.role(),
                        draft.name(),
                        caller,
                        key.id(caller, "program", draft));
        return new Credentials(created.program().program().id(), created.secret());
    }

    @GetMapping
    List<View> list(@RequestParam String organization, Caller caller) {
        access.requireRepresentative(caller, organization);
        return programs.of(organization).stream().map(View::of).toList();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, Caller caller) {
        RegisteredProgram found = programs.find(id).orElseThrow(() -> Refused.missing("program"));
        Access.hiding(
                "program",
                () -> access.requireRepresentative(caller, found.program().organization()));
        programs.revoke(id, caller.command());
    }

    /// @param role `REPRESENTATIVE` for one that posts, `VIEWER` for one that reads
    record ProgramDraft(
            @NotBlank @Line(max = 100) String organization,
            @NotNull Role role,
            @NotBlank @Line(max = 100) String name) {}

    /// @param id the client id
    /// @param secret the client secret
    record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    /// A program without its secret.
    record View(
            String id,
            String organization,
            Role role,
            String name,
            String createdBy,
            Instant created,
            boolean revoked) {
        static View of(RegisteredProgram each) {
            Program program = each.program();
            return new View(
                    program.id(),
                    program.organization(),
                    program.role(),
                    each.name(),
                    program.createdBy(),
                    each.created(),
                    program.revoked());
        }
    }
}
