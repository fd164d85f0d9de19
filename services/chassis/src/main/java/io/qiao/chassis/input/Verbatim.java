package io.qiao.chassis.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A string that is taken as it came, such as a password: not trimmed, not composed. Control
/// characters and halves of characters are refused all the same.
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Verbatim {}
