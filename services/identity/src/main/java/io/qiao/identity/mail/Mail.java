package io.qiao.identity.mail;

/// A mail to one person, plain text.
public record Mail(String to, String subject, String text) {}
