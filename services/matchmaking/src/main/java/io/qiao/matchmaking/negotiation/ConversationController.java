package io.qiao.matchmaking.negotiation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.web.Pages;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/matchmaking/matches/{id}/messages`: between the two sides, from when one is interested
/// until the match ends, a thousand from each. Nobody else reads them, brokers and administrators
/// included.
@RestController
@RequestMapping("/api/matchmaking/matches/{id}")
class ConversationController {
    private final Sides sides;
    private final Conversations conversations;

    ConversationController(Sides sides, Conversations conversations) {
        this.sides = sides;
        this.conversations = conversations;
    }

    @PostMapping("/messages")
    Mono<ResponseEntity<Message>> send(
            @PathVariable String id,
            @Valid @RequestBody MessageDraft draft,
            Caller caller,
            IdempotencyKey key) {
        return sides.act(id, draft.organization(), caller)
                .doOnNext(found -> Negotiation.requireConversation(found.state()))
                .flatMap(
                        found ->
                                conversations.send(
                                        key.id(caller, "message", List.of(id, draft)),
                                        found.state(),
                                        draft,
                                        caller))
                .map(sent -> ResponseEntity.status(HttpStatus.CREATED).body(sent));
    }

    @GetMapping("/messages")
    Mono<ResponseEntity<List<Message>>> list(
            @PathVariable String id, Caller caller, PageRequest page, ServerWebExchange exchange) {
        return sides.read(id, caller)
                .then(conversations.page(id, page))
                .map(found -> Pages.of(exchange, found));
    }

    /// To be saved, never to be shown in place: its author is a stranger to the reader.
    @GetMapping("/attachments/{attachment}")
    Mono<ResponseEntity<byte[]>> file(
            @PathVariable String id, @PathVariable String attachment, Caller caller) {
        return sides.read(id, caller)
                .then(conversations.file(id, attachment))
                .map(
                        file ->
                                ResponseEntity.ok()
                                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                                        .header("X-Content-Type-Options", "nosniff")
                                        .header(
                                                HttpHeaders.CONTENT_DISPOSITION,
                                                ContentDisposition.attachment()
                                                        .filename(file.name(), UTF_8)
                                                        .build()
                                                        .toString())
                                        .body(file.content().getData()));
    }
}
