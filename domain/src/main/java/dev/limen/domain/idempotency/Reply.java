package dev.limen.domain.idempotency;

/** What a request was answered, in the words of whoever answered it. */
public record Reply(String value) {}
