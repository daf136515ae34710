package dev.limen.contract.sshkey;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemorySshKeysTest implements SshKeysContract {

    private final Storage storage = InMemoryStorage.create();

    @Override
    public Storage storage() {
        return storage;
    }
}
