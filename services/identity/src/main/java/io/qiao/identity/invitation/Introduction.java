package io.qiao.identity.invitation;

/// An invitation in the words of one language: who invites, to what, as what.
public record Introduction(String inviter, String place, String role) {}
