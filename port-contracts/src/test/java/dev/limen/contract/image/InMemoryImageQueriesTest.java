package dev.limen.contract.image;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemoryImageQueriesTest implements ImageQueriesContract {

    private final Storage storage = InMemoryStorage.create();

    @Override
    public Storage storage() {
        return storage;
    }
}
