package io.qiao.contracts.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Free text that may lie on a topic for as long as the topic is kept, since it was published on
/// purpose. A test refuses free text in an event that is neither this nor [Unpublished].
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Published {}
