package dev.limen.contract.reconciliation;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemorySightingsTest implements SightingsContract {

    private final Storage storage = InMemoryStorage.create();

    @Override
    public Storage storage() {
        return storage;
    }
}
