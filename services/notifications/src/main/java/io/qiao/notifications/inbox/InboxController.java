package io.qiao.notifications.inbox;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.paging.Page;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.LiveStream;
import io.qiao.chassis.web.Pages;
import io.qiao.chassis.wording.Wording;
import io.qiao.notifications.access.Access;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `/api/notifications/inbox/{organization}`: for those who belong to it. Who acts for a single
/// organization may write `mine` for its id.
@RestController
@RequestMapping("/api/notifications/inbox/{organization}")
class InboxController {
    private static final String MINE = "mine";

    private final Inbox inbox;
    private final InboxStream stream;
    private final Access access;

    InboxController(Inbox inbox, InboxStream stream, Access access) {
        this.inbox = inbox;
        this.stream = stream;
        this.access = access;
    }

    @GetMapping
    Mono<ResponseEntity<List<Notification>>> list(
            @PathVariable String organization,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller,
            Wording language,
            ServerWebExchange exchange) {
        String recipient = recipient(organization, caller);
        int wanted = PageRequest.of(limit, null).limit();
        long before = cursor == null ? Long.MAX_VALUE : number("cursor", cursor);
        return inbox.before(recipient, before, unread, wanted + 1)
                .map(each -> each.in(language))
                .collectList()
                .map(found -> Pages.of(exchange, page(found, wanted)));
    }

    private static Page<Notification> page(List<Notification> found, int wanted) {
        if (found.size() <= wanted) {
            return new Page<>(found, null);
        }
        List<Notification> shown = found.subList(0, wanted);
        return new Page<>(shown, Long.toString(shown.getLast().number()));
    }

    @GetMapping("/unread")
    Mono<Unread> unread(@PathVariable String organization, Caller caller) {
        String recipient = recipient(organization, caller);
        return inbox.unread(recipient).map(Unread::new);
    }

    @PostMapping("/read")
    Mono<Unread> markRead(
            @PathVariable String organization, @Valid @RequestBody Read read, Caller caller) {
        String recipient = recipient(organization, caller);
        access.requireRepresentative(caller, recipient);
        return inbox.markRead(recipient, read.upTo())
                .then(inbox.unread(recipient))
                .map(Unread::new);
    }

    /// Begins behind the event that the client saw last, or with what comes next: without a number
    /// and with one that was never given. Ends with the token, and when the caller loses the right
    /// to it.
    ///
    /// @param seen the number, from a client that comes back
    /// @param asked the same, from one that cannot set headers; the header wins
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Notification>> stream(
            @PathVariable String organization,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable EventNumber seen,
            @RequestParam(name = "lastEventId", required = false) @Nullable EventNumber asked,
            Caller caller,
            Wording language) {
        String recipient = recipient(organization, caller);
        EventNumber last = seen == null ? asked : seen;
        return inbox.newest(recipient)
                .map(newest -> last == null ? newest : Math.min(last.value(), newest))
                .flatMapMany(
                        from ->
                                LiveStream.of(
                                        Long.toString(from),
                                        stream.from(recipient, from, language),
                                        caller,
                                        () -> access.mayRead(caller, recipient)));
    }

    private String recipient(String organization, Caller caller) {
        String recipient =
                organization.equals(MINE) ? access.onlyOrganizationOf(caller) : organization;
        access.requireReader(caller, recipient);
        return recipient;
    }

    private static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            throw Refused.field(field, "format", "must be one that was given here");
        }
    }

    /// How many are not read yet.
    record Unread(long unread) {}

    /// Up to which number everything is read.
    record Read(@NotNull @PositiveOrZero Long upTo) {}

    /// The number of a notification, as a client gives it back to go on behind it.
    @Schema(type = "string", description = "The id of the last event that was seen.")
    record EventNumber(long value) {
        private static final String DIGITS = "[0-9]{1,18}";

        /// Reads the header or the parameter.
        ///
        /// @throws IllegalArgumentException when it is none that could have been given
        public static EventNumber valueOf(String text) {
            if (!text.matches(DIGITS)) {
                throw new IllegalArgumentException("must be one that was given here");
            }
            return new EventNumber(Long.parseLong(text));
        }
    }
}
