package dev.limen.contract.sshkey;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.sshkey.SshKeyId;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import java.util.Comparator;
import java.util.List;

/** Keeps SSH keys in memory. */
public final class InMemorySshKeys implements SshKeys {

    private final InMemoryStore store;

    public InMemorySshKeys(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public SshKeyId nextId() {
        return new SshKeyId(store.lastSshKeyId.incrementAndGet());
    }

    @Override
    public List<SshKey> ownedBy(UserId owner) {
        return store.inUnit().sshKeys.values().stream()
                .filter(key -> key.owner().equals(owner))
                .sorted(Comparator.comparing(key -> key.id().value()))
                .toList();
    }

    @Override
    public void add(SshKey key) {
        if (!store.inUnit().users.containsKey(key.owner())) {
            throw new UserError.NotFound();
        }
        if (ownedBy(key.owner()).stream().anyMatch(other -> other.key().isSameKeyAs(key.key()))) {
            throw new SshKeyError.Duplicate();
        }
        store.inUnit().sshKeys.put(key.id(), key);
    }

    @Override
    public boolean remove(SshKeyId id, UserId owner) {
        return store.inUnit()
                .sshKeys
                .values()
                .removeIf(key -> key.id().equals(id) && key.owner().equals(owner));
    }
}
