package dev.limen.contract.host;

import dev.limen.contract.InMemoryStore;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Adds up the VMs kept in memory that take of the host. */
public final class InMemoryHostLoads implements HostLoads {

    private static final Set<VmStatus> ON = EnumSet.of(VmStatus.RUNNING, VmStatus.PAUSED);
    private static final Set<VmOperation> ON_THE_WAY =
            EnumSet.of(VmOperation.CREATE, VmOperation.START, VmOperation.RESTART);

    private final InMemoryStore store;

    public InMemoryHostLoads(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public HostLoad lock() {
        List<HostLoad> loads = store.inUnit().vms.values().stream()
                .filter(InMemoryHostLoads::takesOfHost)
                .map(vm -> InMemoryStore.Tables.held(vm).load())
                .toList();
        return new HostLoad(
                loads.stream().mapToLong(HostLoad::cores).sum(),
                loads.stream().mapToLong(HostLoad::memoryMiB).sum());
    }

    private static boolean takesOfHost(VmView vm) {
        return ON.contains(vm.status()) || (vm.busy() != null && ON_THE_WAY.contains(vm.busy()));
    }
}
