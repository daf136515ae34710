package dev.limen.contract.hypervisor;

import static dev.limen.contract.vm.Eventually.eventually;

import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.vm.VmUuid;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A listener that remembers what it hears. */
public final class GuestEvents implements Consumer<GuestEvent> {

    private final List<GuestEvent> heard = new CopyOnWriteArrayList<>();

    @Override
    public void accept(GuestEvent event) {
        heard.add(event);
    }

    public List<GuestEvent> heard() {
        return List.copyOf(heard);
    }

    public boolean hasHeardOf(VmUuid uuid) {
        return heard.contains(new GuestEvent.StateChanged(uuid));
    }

    public void awaitEventOf(VmUuid uuid) {
        eventually("a change of the guest is told", () -> hasHeardOf(uuid));
    }
}
