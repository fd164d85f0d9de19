package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens in the conversation of a match.
public sealed interface MessageEvent extends Event {
    MessageNotice message();

    @EventType("io.qiao.matchmaking.message-sent")
    record MessageSent(MessageNotice message) implements MessageEvent {}
}
