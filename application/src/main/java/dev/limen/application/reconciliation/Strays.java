package dev.limen.application.reconciliation;

import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hypervisor and the VMs beside each other, at one moment. The VMs are read last: what was made in between has one.
 *
 * @param guests every guest
 * @param disks whose storage there is
 * @param vms every VM
 */
record Strays(Map<VmUuid, GuestState> guests, Set<VmUuid> disks, List<VmView> vms) {

    static Strays find(Hypervisor hypervisor, VmQueries queries) {
        return new Strays(hypervisor.states(), hypervisor.disks(), queries.list(VmFilter.all()));
    }

    /** What belongs to no VM, guests and disks. */
    Set<VmUuid> withoutVm() {
        Set<VmUuid> stray = new HashSet<>(guests.keySet());
        stray.addAll(disks);
        stray.removeAll(vms.stream().map(VmView::uuid).collect(Collectors.toSet()));
        return stray;
    }
}
