package dev.limen.application.sshkey;

import dev.limen.application.ApplicationService;
import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Actor;
import java.util.List;

/** Shows the actor's keys. */
@ApplicationService
public final class ListSshKeys {

    private final UnitOfWork unitOfWork;
    private final SshKeys keys;

    public ListSshKeys(UnitOfWork unitOfWork, SshKeys keys) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
    }

    public List<SshKey> handle(Actor actor) {
        return unitOfWork.execute(() -> keys.ownedBy(actor.id()));
    }
}
