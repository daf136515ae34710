package dev.limen.contract.vm;

import static dev.limen.contract.vm.Eventually.eventually;

import dev.limen.domain.vm.DomainEvent;
import dev.limen.domain.vm.VmUuid;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A listener that remembers what it hears. */
public final class DomainNews implements Consumer<DomainEvent> {

    private final List<DomainEvent> heard = new CopyOnWriteArrayList<>();

    @Override
    public void accept(DomainEvent event) {
        heard.add(event);
    }

    public List<DomainEvent> heard() {
        return List.copyOf(heard);
    }

    public boolean hasHeardOf(VmUuid uuid) {
        return heard.contains(new DomainEvent.StateChanged(uuid));
    }

    public void awaitNewsOf(VmUuid uuid) {
        eventually("a change of the domain is told", () -> hasHeardOf(uuid));
    }
}
