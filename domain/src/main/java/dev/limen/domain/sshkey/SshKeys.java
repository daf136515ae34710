package dev.limen.domain.sshkey;

import dev.limen.domain.user.UserId;
import java.util.List;

/** Keeps the SSH keys of users, which go with them. Every call belongs inside a unit of work. */
public interface SshKeys {

    /** A number that no key has had. It stays used when the unit fails. */
    SshKeyId nextId();

    /** The keys of one user, ordered by id. */
    List<SshKey> ownedBy(UserId owner);

    /**
     * Adds a new key.
     *
     * @throws SshKeyError.Duplicate when its owner has it, with whatever comment
     * @throws dev.limen.domain.user.UserError.NotFound when there is no such owner
     */
    void add(SshKey key);

    /** Removes a key of this owner's; false when they have no such key. */
    boolean remove(SshKeyId id, UserId owner);
}
