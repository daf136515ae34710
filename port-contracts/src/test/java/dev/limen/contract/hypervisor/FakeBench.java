package dev.limen.contract.hypervisor;

import dev.limen.contract.hypervisor.optional.NeighbourContract;
import dev.limen.contract.hypervisor.optional.ObedientGuestContract;
import dev.limen.contract.hypervisor.optional.SharedHostContract;
import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.network.Neighbour;
import dev.limen.domain.vm.VmUuid;

/** How the fake is held to the contract, whatever it can do. */
abstract class FakeBench implements HypervisorContract, ObedientGuestContract, SharedHostContract, NeighbourContract {

    final FakeHypervisor hypervisor = new FakeHypervisor();
    private final TestGuests guests = new TestGuests();

    @Override
    public Hypervisor hypervisor() {
        return hypervisor;
    }

    @Override
    public TestGuests guests() {
        return guests;
    }

    @Override
    public void endGuestFromOutside(VmUuid uuid) {
        hypervisor.put(uuid, GuestState.CRASHED);
    }

    @Override
    public boolean diskExists(VmUuid uuid) {
        return hypervisor.disk(uuid).isPresent();
    }

    @Override
    public void loseGuest(VmUuid uuid) {
        hypervisor.forget(uuid);
    }

    public void haltGuest(VmUuid uuid) {
        hypervisor.put(uuid, GuestState.HALTED_BY_STORAGE);
    }

    @Override
    public void renameGuest(VmUuid uuid) {
        hypervisor.find(uuid, GuestFinding.RENAMED);
    }

    @Override
    public void saveGuest(VmUuid uuid) {
        hypervisor.save(uuid);
    }

    @Override
    public Runnable useDiskElsewhere(VmUuid uuid) {
        hypervisor.refuseRemoval(uuid, Refusal.DISK_IN_USE);
        return () -> hypervisor.letRemove(uuid);
    }

    @Override
    public void markDisk(VmUuid uuid) {
        hypervisor.scribble(uuid, "marked");
    }

    @Override
    public boolean isDiskMarked(VmUuid uuid) {
        return hypervisor.disk(uuid).filter("marked"::equals).isPresent();
    }

    @Override
    public HostLoad sizeOf(VmUuid uuid) {
        return hypervisor.sizeOf(uuid);
    }

    @Override
    public Runnable sabotageDefine(GuestSpec spec) {
        hypervisor.fail(FakeHypervisor.Call.DEFINE, new HypervisorError.Failed("sabotaged"));
        return () -> {};
    }

    @Override
    public Runnable meet(MacAddress mac, String address) {
        hypervisor.meet(new Neighbour(mac, new GuestAddress(address, Source.ARP)));
        return hypervisor::clearNetwork;
    }

    @Override
    public String freeAddress() {
        return "192.0.2.7";
    }

    @Override
    public void startObedientGuest(GuestSpec spec) {
        hypervisor.define(spec);
        hypervisor.start(spec.uuid());
    }

    @Override
    public void release() {
        hypervisor.close();
    }
}
