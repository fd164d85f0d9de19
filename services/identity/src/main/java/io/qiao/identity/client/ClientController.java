package io.qiao.identity.client;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.identity.account.Logins;
import io.qiao.identity.secret.Secrets;
import io.qiao.identity.web.Replies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/identity/clients`: third parties, registered by the platform's administrator.
@RestController
@RequestMapping("/api/identity/clients")
class ClientController {
    private final ThirdParties clients;
    private final Logins logins;
    private final Replies replies;
    private final Clock clock;

    ClientController(ThirdParties clients, Logins logins, Replies replies, Clock clock) {
        this.clients = clients;
        this.logins = logins;
        this.replies = replies;
        this.clock = clock;
    }

    /// The secret is in this answer and nowhere else.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Credentials register(
            @Valid @RequestBody ClientDraft draft,
            Caller caller,
            IdempotencyKey key,
            HttpServletRequest request) {
        caller.requirePlatformAdmin();
        draft.require();
        String secret = draft.confidential() ? Secrets.next() : null;
        ThirdParty client =
                new ThirdParty(
                        key.id(caller, "client", draft).id(),
                        draft.name(),
                        draft.redirectUris(),
                        draft.postLogoutRedirectUris(),
                        draft.scopes(),
                        secret == null ? null : Secrets.hash(secret),
                        clock.instant());
        clients.add(client);
        note(caller, request, "client %s registered", client.id());
        return new Credentials(client.id(), secret);
    }

    @GetMapping
    List<View> list(Caller caller) {
        caller.requirePlatformAdmin();
        return clients.all().stream().map(View::of).toList();
    }

    /// Its logins end with it. Gone first, so that none can begin meanwhile.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, Caller caller, HttpServletRequest request) {
        caller.requirePlatformAdmin();
        boolean there = clients.remove(id);
        if (!there && clients.find(id).isPresent()) {
            throw Refused.conflict(
                    "client.configured", "That client is configured; take it out there.");
        }
        logins.endAllAt(id);
        if (!there) {
            throw Refused.missing("client");
        }
        note(caller, request, "client %s deleted", id);
    }

    private void note(Caller caller, HttpServletRequest request, String what, String id) {
        replies.note(caller.account(), request, what.formatted(id), AuditEntry.Outcome.DONE);
    }

    /// @param name as people see it when they are asked
    /// @param redirectUris where a login leads back to, compared to the letter; the port of a
    ///     loopback address may differ
    /// @param postLogoutRedirectUris where a log-out leads back to
    /// @param scopes of `openid`, `profile`, `email`, `qiao`; the last one lets the client act in
    ///     people's names
    /// @param confidential whether it can keep a secret; if not, its refresh tokens are good once
    record ClientDraft(
            @NotBlank @Line(max = 100) String name,
            @NotNull @Size(min = 1, max = 10) List<@NotNull @Line(max = 500) String> redirectUris,
            @Size(max = 10) List<@NotNull @Line(max = 500) String> postLogoutRedirectUris,
            @NotNull @Size(min = 1, max = 4) List<@NotNull @Line(max = 20) String> scopes,
            @NotNull Boolean confidential) {
        ClientDraft {
            postLogoutRedirectUris = Objects.requireNonNullElse(postLogoutRedirectUris, List.of());
        }

        private void require() {
            ReturnAddress.require("redirectUris", redirectUris);
            ReturnAddress.require("postLogoutRedirectUris", postLogoutRedirectUris);
            Scope.require("scopes", scopes);
        }
    }

    /// @param id the client id
    /// @param secret the client secret; absent for a public client
    record Credentials(String id, @Nullable String secret) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    /// A client without its secret.
    ///
    /// @param created absent when it is configured
    record View(
            String id,
            String name,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris,
            List<String> scopes,
            boolean confidential,
            @Nullable Instant created) {
        static View of(ThirdParty client) {
            return new View(
                    client.id(),
                    client.name(),
                    client.redirectUris(),
                    client.postLogoutRedirectUris(),
                    client.scopes(),
                    !client.isPublic(),
                    client.created());
        }
    }
}
