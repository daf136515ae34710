package dev.limen.contract.audit;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;

class InMemoryAuditTrailTest implements AuditTrailContract {

    private final Storage storage = InMemoryStorage.create();

    @Override
    public Storage storage() {
        return storage;
    }
}
