package io.qiao.contracts.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Words that one side has for another, or for itself. They are kept in the state of their owner
/// and travel on no topic: [EventJson#write] leaves the component out, so a reader of the event
/// finds it absent and fetches it from the owner, with the token of whoever may read it.
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Unpublished {}
