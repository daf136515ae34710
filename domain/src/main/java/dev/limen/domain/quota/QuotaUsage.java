package dev.limen.domain.quota;

/** A quota and what of it is used. */
public record QuotaUsage(Quota quota, Usage usage) {}
