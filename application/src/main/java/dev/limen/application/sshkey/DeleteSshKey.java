package dev.limen.application.sshkey;

import dev.limen.application.ApplicationService;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.sshkey.SshKeyId;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;

/** Deletes a key of the actor's. */
@ApplicationService
public final class DeleteSshKey {

    private final UnitOfWork unitOfWork;
    private final SshKeys keys;

    public DeleteSshKey(UnitOfWork unitOfWork, SshKeys keys) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
    }

    public void handle(SshKeyId id, Actor actor) {
        unitOfWork.execute(() -> {
            if (!keys.remove(id, actor.id())) {
                throw new SshKeyError.NotFound();
            }
        });
    }
}
