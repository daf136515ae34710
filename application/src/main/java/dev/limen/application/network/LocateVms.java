package dev.limen.application.network;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.limen.application.ApplicationService;
import dev.limen.application.operation.OperationOutcomes;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/**
 * Finds out under which addresses the running VMs are known on the network. One look at the network serves all; only VMs
 * whose addresses have changed are written, each in a unit of its own. A hypervisor that does not answer leaves them.
 */
@ApplicationService
public final class LocateVms {

    private static final System.Logger LOG = System.getLogger(LocateVms.class.getName());
    private static final VmFilter RUNNING = new VmFilter(null, VmStatus.RUNNING, null, null, null, null);

    private final VmQueries queries;
    private final Hypervisor hypervisor;
    private final OperationOutcomes outcomes;

    public LocateVms(VmQueries queries, Hypervisor hypervisor, OperationOutcomes outcomes) {
        this.queries = queries;
        this.hypervisor = hypervisor;
        this.outcomes = outcomes;
    }

    public void handle() {
        List<VmView> running = queries.list(RUNNING);
        if (running.isEmpty()) {
            return;
        }
        try {
            locate(running, Neighbourhood.of(hypervisor.neighbours()));
        } catch (HypervisorError e) {
            LOG.log(Level.DEBUG, "Nobody was located", e);
        }
    }

    /** Of VMs with the same MAC address, from when it was not allocated, nobody can tell whose an address is. */
    private void locate(List<VmView> running, Neighbourhood neighbourhood) {
        Map<MacAddress, Long> vms = running.stream().collect(groupingBy(LocateVms::mac, counting()));
        for (VmView vm : running) {
            MacAddress mac = mac(vm);
            if (vm.busy() == null && vms.getOrDefault(mac, 0L) == 1) {
                record(vm, neighbourhood.addressesOf(mac, vm.addresses()));
            }
        }
    }

    private void record(VmView vm, List<GuestAddress> found) {
        if (!found.equals(vm.addresses())) {
            outcomes.recordUnlessChanged(vm, (saved, now) -> saved.located(found, now));
        }
    }

    private static MacAddress mac(VmView vm) {
        return GuestSpec.of(vm).mac();
    }
}
