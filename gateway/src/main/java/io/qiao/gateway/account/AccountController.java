package io.qiao.gateway.account;

import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/// `/api/accounts` opens an account, `/api/login` gives a bearer token for one.
@RestController
class AccountController {
    private final Accounts accounts;
    private final Tokens tokens;

    AccountController(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Accounts.Account> open(@Valid @RequestBody AccountDraft draft) {
        return accounts.open(draft);
    }

    @PostMapping(path = "/api/login", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Token>> login(@Valid @RequestBody Credentials credentials) {
        return token(credentials)
                .map(token -> new Token(token, "Bearer", Tokens.LIFE.toSeconds()))
                .map(token -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(token));
    }

    /// The bare token, for use on a command line.
    @PostMapping(path = "/api/login", produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<ResponseEntity<String>> plainLogin(@Valid @RequestBody Credentials credentials) {
        return token(credentials)
                .map(token -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(token));
    }

    private Mono<String> token(Credentials credentials) {
        return accounts.login(credentials)
                .map(tokens::of)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        new ResponseStatusException(
                                                HttpStatus.UNAUTHORIZED,
                                                "Login or password is wrong.")));
    }

    /// @param expiresIn seconds
    record Token(String token, String type, long expiresIn) {}
}
