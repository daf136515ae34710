package dev.limen.domain.reconciliation;

import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.vm.VmUuid;
import java.time.Instant;
import java.util.Map;

/** Remembers what was last seen of each VM's guest. Needs no unit of work; one statement per call. */
public interface Sightings {

    /** Records what is seen now; what belongs to no VM is passed over, and what was recorded of other VMs stays. */
    void note(Map<VmUuid, GuestState> seen, Instant at);

    /** What was last noted of each VM; of one that was never seen there is nothing. */
    Map<VmUuid, Sighting> all();
}
