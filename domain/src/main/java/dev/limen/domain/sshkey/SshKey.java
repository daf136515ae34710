package dev.limen.domain.sshkey;

import dev.limen.domain.user.UserId;
import java.time.Instant;

/** A public key that a user keeps, to sign in to their VMs. It never changes. */
public record SshKey(SshKeyId id, UserId owner, SshPublicKey key, Instant createdAt) {}
