package dev.limen.contract.vm;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.vm.RemoteVmEvents;
import dev.limen.domain.vm.VmEvent;
import java.util.function.Consumer;

/** Tells what is committed to the store by other VMs than the own ones, and of gaps that a test makes. */
public final class InMemoryRemoteVmEvents implements RemoteVmEvents {

    private final InMemoryStore store;
    private final InMemoryVms own;
    private volatile Runnable missed = () -> {};

    public InMemoryRemoteVmEvents(InMemoryStore store, InMemoryVms own) {
        this.store = store;
        this.own = own;
    }

    @Override
    public void listen(Consumer<VmEvent> listener, Runnable newMissed) {
        missed = newMissed;
        store.listen(own, listener);
    }

    /** Says that changes may have been missed. */
    public void miss() {
        missed.run();
    }
}
