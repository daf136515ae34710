package dev.limen.application.sshkey;

import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.sshkey.SshPublicKey;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Users;
import java.time.InstantSource;
import java.util.List;

/** Adds a key to the actor's. */
public final class AddSshKey {

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final SshKeys keys;
    private final int maxKeys;
    private final InstantSource clock;

    /** @param maxKeys how many a user may have */
    public AddSshKey(UnitOfWork unitOfWork, Users users, SshKeys keys, int maxKeys, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.keys = keys;
        this.maxKeys = maxKeys;
        this.clock = clock;
    }

    public SshKey handle(SshPublicKey key, Actor actor) {
        return unitOfWork.execute(() -> add(key, actor.id()));
    }

    /** The user is locked, so that their keys are counted once. */
    private SshKey add(SshPublicKey key, UserId owner) {
        if (users.find(owner).isEmpty()) {
            throw new UserError.NotAuthenticated();
        }
        List<SshKey> present = keys.ownedBy(owner);
        if (present.stream().anyMatch(other -> other.key().isSameKeyAs(key))) {
            throw new SshKeyError.Duplicate();
        }
        if (present.size() >= maxKeys) {
            throw new SshKeyError.TooMany(maxKeys);
        }
        SshKey added = new SshKey(keys.nextId(), owner, key, clock.instant());
        keys.add(added);
        return added;
    }
}
