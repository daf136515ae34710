package dev.limen.domain.policy;

/** A key of the catalogue of operating systems, such as {@code debian}; see {@link VmPolicy}. */
public record OsType(String value) {}
