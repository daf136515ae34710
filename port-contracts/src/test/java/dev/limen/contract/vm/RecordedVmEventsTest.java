package dev.limen.contract.vm;

import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmEvents;
import java.util.List;

class RecordedVmEventsTest implements VmEventsContract {

    private final UnitOfWork unitOfWork = InMemoryStorage.create().unitOfWork();
    private final RecordedVmEvents events = new RecordedVmEvents(unitOfWork);

    @Override
    public VmEvents vmEvents() {
        return events;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public List<VmEvent> vmEventsUntil(VmEvent last) {
        return events.told();
    }
}
