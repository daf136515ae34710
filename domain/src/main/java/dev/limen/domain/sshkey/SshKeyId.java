package dev.limen.domain.sshkey;

/** The number of a stored key: unique in one database, never used again, exactly representable in JavaScript. */
public record SshKeyId(long value) {}
