package dev.limen.domain.user;

/** The number of a user: unique in one database, never used again. */
public record UserId(long value) {}
