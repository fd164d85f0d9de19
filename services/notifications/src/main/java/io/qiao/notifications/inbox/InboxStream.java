package io.qiao.notifications.inbox;

import io.qiao.chassis.wording.Wording;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The live stream of one inbox. Each client is sent what the store holds beyond its last number,
/// so a slow one costs no memory here and a lost signal loses nothing.
@Component
class InboxStream {
    private final Inbox inbox;
    private final Bells bells;

    InboxStream(Inbox inbox, Bells bells) {
        this.inbox = inbox;
        this.bells = bells;
    }

    /// Everything after the number, then all that comes.
    Flux<ServerSentEvent<Notification>> from(String recipient, long number, Wording language) {
        AtomicLong sent = new AtomicLong(number);
        return bells.of(recipient)
                .onBackpressureLatest()
                .concatMap(_ -> rest(recipient, sent), 1)
                .map(each -> event(each.in(language)));
    }

    /// One after another by number, until there is none.
    private Flux<Notification> rest(String recipient, AtomicLong sent) {
        return Mono.defer(() -> inbox.numbered(recipient, sent.get() + 1))
                .doOnNext(each -> sent.set(each.number()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .repeat()
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static ServerSentEvent<Notification> event(Notification notification) {
        return ServerSentEvent.builder(notification)
                .id(Long.toString(notification.number()))
                .event("notification")
                .build();
    }
}
