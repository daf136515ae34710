package dev.limen.contract.change;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemoryChangeLogTest implements ChangeLogContract {

    private final Storage storage = InMemoryStorage.create();

    @Override
    public Storage storage() {
        return storage;
    }
}
