package dev.limen.contract.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryRemoteVmEventsTest implements RemoteVmEventsContract {

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

    @Test
    void aGapThatATestMakesIsTold() {
        AtomicInteger gaps = new AtomicInteger();
        storage.remoteVmEvents().listen(event -> {}, gaps::incrementAndGet);

        ((InMemoryRemoteVmEvents) storage.remoteVmEvents()).miss();

        assertEquals(1, gaps.get());
    }
}
