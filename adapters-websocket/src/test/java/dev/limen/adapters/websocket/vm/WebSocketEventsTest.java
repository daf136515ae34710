package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.limen.adapters.websocket.WebSocketSettings;
import dev.limen.application.UnitOfWork;
import dev.limen.application.vm.ListVms;
import dev.limen.contract.Storage;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.user.UserEventsContract;
import dev.limen.contract.vm.VmEventsContract;
import dev.limen.domain.user.UserEvent;
import dev.limen.domain.user.UserEvents;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

class WebSocketEventsTest implements VmEventsContract, UserEventsContract {

    private final Storage storage = InMemoryStorage.create();
    private final Executor threads = Thread::startVirtualThread;
    private final BlockingQueue<VmEvent> toldOfVms = new LinkedBlockingQueue<>();
    private final List<UserEvent> toldOfUsers = new ArrayList<>();

    private final VmEvents vmEvents =
            new WebSocketVmEvents(storage.unitOfWork(), new Inbox(threads, toldOfVms::add, 100));
    private final UserEvents userEvents = new WebSocketUserEvents(storage.unitOfWork(), feed()) {
        @Override
        void tell(UserEvent event) {
            super.tell(event);
            toldOfUsers.add(event);
        }
    };

    private VmFeed feed() {
        return new VmFeed(
                new ListVms(storage.vmQueries()),
                new TestWire(),
                WebSocketSettings.defaults(),
                new TestClock(),
                threads);
    }

    @Override
    public VmEvents vmEvents() {
        return vmEvents;
    }

    @Override
    public UserEvents userEvents() {
        return userEvents;
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

    @Override
    public List<UserEvent> userEventsUntil(UserEvent last) {
        return List.copyOf(toldOfUsers);
    }
}
