package dev.limen.contract.vm;

import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the events of VMs that have been committed. */
public final class RecordedVmEvents implements VmEvents {

    private final UnitOfWork unitOfWork;
    private final List<VmEvent> told = new CopyOnWriteArrayList<>();

    public RecordedVmEvents(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void publish(List<VmEvent> events) {
        unitOfWork.afterCommit(() -> told.addAll(events));
    }

    /** What has been told so far, in order. */
    public List<VmEvent> told() {
        return List.copyOf(told);
    }
}
