package dev.limen.contract.session;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemoryRefreshFamiliesTest implements RefreshFamiliesContract {

    private final Storage storage = InMemoryStorage.create();

    @Override
    public Storage storage() {
        return storage;
    }
}
