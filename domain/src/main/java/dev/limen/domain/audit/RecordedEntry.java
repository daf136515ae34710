package dev.limen.domain.audit;

/** An entry of the trail. */
public record RecordedEntry(AuditId id, AuditEntry entry) {}
