package dev.limen.contract.session;

import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemoryLiveSessionsTest implements LiveSessionsContract {

    private final InMemoryStore store = new InMemoryStore();
    private final Storage storage = InMemoryStorage.on(store);
    private final Storage remoteStorage = InMemoryStorage.on(store);

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public Storage remoteStorage() {
        return remoteStorage;
    }
}
