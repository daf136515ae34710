package dev.limen.domain.audit;

/** The number of an entry: the later it was recorded, the higher. */
public record AuditId(long value) {}
