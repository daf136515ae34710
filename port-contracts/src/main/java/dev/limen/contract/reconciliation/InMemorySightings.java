package dev.limen.contract.reconciliation;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.reconciliation.Sighting;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers in memory what was seen. */
public final class InMemorySightings implements Sightings {

    private final InMemoryStore store;

    public InMemorySightings(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void note(Map<VmUuid, GuestState> seen, Instant at) {
        Set<VmUuid> vms = vms();
        seen.forEach((uuid, state) -> {
            if (vms.contains(uuid)) {
                store.sightings.put(uuid, new Sighting(state, at));
            }
        });
    }

    @Override
    public Map<VmUuid, Sighting> all() {
        store.sightings.keySet().retainAll(vms());
        return Map.copyOf(store.sightings);
    }

    private Set<VmUuid> vms() {
        return store.read().vms.values().stream().map(VmView::uuid).collect(Collectors.toSet());
    }
}
