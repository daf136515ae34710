package dev.limen.domain.quota;

/** The number of a quota. */
public record QuotaId(long value) {}
