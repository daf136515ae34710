package dev.limen.contract.vm;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemorySightingsTest implements SightingsContract {

    private final Storage storage = InMemoryStorage.create();

    @Override
    public Storage storage() {
        return storage;
    }
}
