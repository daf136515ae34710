package dev.limen.application.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.network.Neighbour;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocateVmsTest {

    private static final GuestAddress LEASE = new GuestAddress("192.0.2.1", Source.LEASE);
    private static final GuestAddress MET = new GuestAddress("192.0.2.9", Source.ARP);

    private final Installation limen = new Installation();
    private final LocateVms locateVms = new LocateVms(limen.storage.vmQueries(), limen.hypervisor, limen.outcomes);

    private void meet(VmView vm, GuestAddress... addresses) {
        for (GuestAddress address : addresses) {
            limen.hypervisor.meet(new Neighbour(GuestSpec.of(vm).mac(), address));
        }
    }

    @Test
    void whatAppearsIsToldOnceAndLeasesComeFirst() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        meet(vm, MET, LEASE, new GuestAddress(LEASE.value(), Source.ARP));
        limen.hypervisor.meet(new Neighbour(MacAddress.random(), new GuestAddress("192.0.2.77", Source.LEASE)));

        locateVms.handle();
        locateVms.handle();

        assertEquals(List.of(LEASE, MET), limen.saved(vm).addresses());
        assertEquals(1, limen.changedVms().size());
        assertEquals(List.of(LEASE, MET), limen.changedVms().getFirst().addresses());
    }

    @Test
    void aLeaseThatEndsGoesAndWhatWasMetStays() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        meet(vm, LEASE, MET);
        locateVms.handle();
        limen.hypervisor.clearNetwork();

        locateVms.handle();

        assertEquals(List.of(MET), limen.saved(vm).addresses());
    }

    @Test
    void anAddressThatSomebodyElseHasIsNotKept() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        meet(vm, MET);
        locateVms.handle();
        limen.hypervisor.clearNetwork();
        limen.hypervisor.meet(new Neighbour(MacAddress.random(), MET));

        locateVms.handle();

        assertEquals(List.of(), limen.saved(vm).addresses());
    }

    @Test
    void aVmThatIsOffHasNoAddresses() {
        VmView vm = limen.vm(VmStatus.STOPPED);
        meet(vm, LEASE);

        locateVms.handle();

        assertEquals(List.of(), limen.saved(vm).addresses());
        assertTrue(limen.changes().isEmpty());
    }

    @Test
    void aHypervisorThatIsAwayChangesNothing() {
        VmView vm = limen.vm(VmStatus.RUNNING);
        meet(vm, LEASE);
        locateVms.handle();
        limen.hypervisor.fail(Call.NEIGHBOURS, new HypervisorError.Unavailable());

        locateVms.handle();

        assertEquals(List.of(LEASE), limen.saved(vm).addresses());
    }
}
