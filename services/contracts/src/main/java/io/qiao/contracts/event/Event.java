package io.qiao.contracts.event;

/// A fact that happened in one service and that others may want to know. Each topic has one sealed
/// interface of its own that extends this one; its records are the event types of that topic.
public interface Event {}
