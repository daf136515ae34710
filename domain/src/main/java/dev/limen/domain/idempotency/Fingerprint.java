package dev.limen.domain.idempotency;

/** Tells one request from another without telling what it was. */
public record Fingerprint(String value) {}
