package dev.limen.contract.console;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.vm.VmUuid;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps viewers in memory. */
public final class InMemoryConsoleViewers implements ConsoleViewers {

    private final InMemoryStore store;

    public InMemoryConsoleViewers(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void add(ConsoleViewer viewer) {
        store.inUnit().consoleViewers.add(viewer);
    }

    @Override
    public void remove(Set<ViewerId> ids) {
        store.inUnit().consoleViewers.removeIf(viewer -> ids.contains(viewer.id()));
    }

    @Override
    public boolean remove(VmUuid vm, ViewerId id) {
        return store.inUnit()
                .consoleViewers
                .removeIf(viewer -> viewer.vm().equals(vm) && viewer.id().equals(id));
    }

    @Override
    public void forget(Set<ProcessId> butThose, Instant before) {
        store.inUnit()
                .consoleViewers
                .removeIf(viewer ->
                        !butThose.contains(viewer.process()) && viewer.since().isBefore(before));
    }

    @Override
    public List<ConsoleViewer> of(VmUuid vm) {
        return store.read().consoleViewers.stream()
                .filter(viewer -> viewer.vm().equals(vm))
                .toList();
    }

    @Override
    public List<ConsoleViewer> of(ProcessId process) {
        return store.read().consoleViewers.stream()
                .filter(viewer -> viewer.process().equals(process))
                .toList();
    }
}
