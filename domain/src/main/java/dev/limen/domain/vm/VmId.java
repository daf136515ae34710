package dev.limen.domain.vm;

/** The number of a VM: unique in one database, never used again, exactly representable in JavaScript. */
public record VmId(long value) implements VmRef {}
