package dev.limen.contract.change;

import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemoryChangeFeedTest implements ChangeFeedContract {

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

    @Override
    public void disconnect() {
        ((InMemoryChangeFeed) storage.changeFeed()).pause();
    }

    @Override
    public void reconnect() {
        ((InMemoryChangeFeed) storage.changeFeed()).resume();
    }
}
