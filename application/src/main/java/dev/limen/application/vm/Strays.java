package dev.limen.application.vm;

import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.Hypervisor;
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
 * @param domains every domain
 * @param disks whose storage there is
 * @param vms every VM
 */
record Strays(Map<VmUuid, DomainState> domains, Set<VmUuid> disks, List<VmView> vms) {

    static Strays look(Hypervisor hypervisor, VmQueries queries) {
        return new Strays(hypervisor.states(), hypervisor.disks(), queries.list(VmFilter.all()));
    }

    /** What belongs to no VM, domains and disks. */
    Set<VmUuid> withoutVm() {
        Set<VmUuid> stray = new HashSet<>(domains.keySet());
        stray.addAll(disks);
        stray.removeAll(vms.stream().map(VmView::uuid).collect(Collectors.toSet()));
        return stray;
    }
}
