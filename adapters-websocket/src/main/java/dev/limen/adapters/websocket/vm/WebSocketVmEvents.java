package dev.limen.adapters.websocket.vm;

import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmEvents;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class WebSocketVmEvents implements VmEvents {

    private final UnitOfWork unitOfWork;
    private final Inbox inbox;

    WebSocketVmEvents(UnitOfWork unitOfWork, Inbox inbox) {
        this.unitOfWork = unitOfWork;
        this.inbox = inbox;
    }

    @Override
    public void publish(List<VmEvent> events) {
        List<VmEvent> happened = List.copyOf(events);
        unitOfWork.afterCommit(() -> inbox.put(happened));
    }
}
