package dev.limen.contract.console;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemoryConsoleViewersTest implements ConsoleViewersContract {

    private final Storage storage = InMemoryStorage.create();

    @Override
    public Storage storage() {
        return storage;
    }
}
