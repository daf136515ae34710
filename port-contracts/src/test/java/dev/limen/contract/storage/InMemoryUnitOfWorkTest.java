package dev.limen.contract.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.storage.StorageUnavailable;
import org.junit.jupiter.api.Test;

class InMemoryUnitOfWorkTest implements UnitOfWorkContract {

    private final InMemoryStore store = new InMemoryStore();
    private final Storage storage = InMemoryStorage.on(store);

    @Override
    public Storage storage() {
        return storage;
    }

    @Test
    void aDisconnectedStoreRefusesEverythingAndComesBackWithItsData() {
        UserBuilder.user().addTo(storage);
        store.disconnect();

        assertFalse(storage.unitOfWork().answers());
        assertThrows(StorageUnavailable.class, () -> storage.unitOfWork().execute(() -> "work"));
        assertThrows(StorageUnavailable.class, () -> storage.userQueries().count());

        store.reconnect();
        assertEquals(1, storage.userQueries().count());
    }
}
