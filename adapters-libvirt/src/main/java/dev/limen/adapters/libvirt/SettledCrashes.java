package dev.limen.adapters.libvirt;

import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.VmUuid;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The crashes that somebody has answered with a stop. libvirt goes on to call such a domain crashed until it is started
 * again; whoever stopped it wants to see it off.
 */
final class SettledCrashes {

    private final Set<VmUuid> settled = ConcurrentHashMap.newKeySet();

    void add(VmUuid uuid) {
        settled.add(uuid);
    }

    /** The domain was started or is gone: its next crash is another one. */
    void forget(VmUuid uuid) {
        settled.remove(uuid);
    }

    DomainState see(VmUuid uuid, DomainState state) {
        return state == DomainState.CRASHED && settled.contains(uuid) ? DomainState.OFF : state;
    }
}
