package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.vm.VmEventsContract;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

class WebSocketVmEventsTest implements VmEventsContract {

    private final Storage storage = InMemoryStorage.create();
    private final Executor threads = Thread::startVirtualThread;
    private final BlockingQueue<VmEvent> toldOfVms = new LinkedBlockingQueue<>();

    private final VmEvents vmEvents =
            new WebSocketVmEvents(storage.unitOfWork(), new Inbox(threads, toldOfVms::add, 100));

    @Override
    public VmEvents vmEvents() {
        return vmEvents;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return storage.unitOfWork();
    }

    @Override
    public List<VmEvent> vmEventsUntil(VmEvent last) {
        List<VmEvent> told = new ArrayList<>();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!told.contains(last)) {
                told.add(toldOfVms.take());
            }
        });
        return told;
    }
}
