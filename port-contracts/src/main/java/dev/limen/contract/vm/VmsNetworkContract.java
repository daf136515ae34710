package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.change.Position;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where VMs are on the network. A MAC address belongs to one VM, whoever owns it. */
interface VmsNetworkContract extends StorageContract {

    private UserId owner() {
        return user().addTo(storage()).id();
    }

    @Test
    default void aVmKeepsTheMacAddressThatItWasAddedWith() {
        MacAddress mac = MacAddress.random();
        VmView added = vmOf(owner()).with(mac).addTo(storage());

        assertEquals(mac, added.mac());
        assertEquals(mac, storage().vmQueries().find(added.id()).orElseThrow().mac());
    }

    @Test
    default void noTwoVmsHaveOneMacAddress() {
        MacAddress mac = MacAddress.random();
        vmOf(owner()).with(mac).addTo(storage());

        assertThrows(VmError.MacTaken.class, () -> vmOf(owner()).with(mac).addTo(storage()));

        assertEquals(1, storage().vmQueries().count(VmFilter.all()));
    }

    @Test
    default void ofManyWhoTakeAMacAddressAtOnceOneGetsIt() {
        UserId owner = owner();
        MacAddress mac = MacAddress.random();

        List<Throwable> failures = AtOnce.run(8, number -> vmOf(owner).with(mac).addTo(storage()));

        assertEquals(
                7, failures.stream().filter(VmError.MacTaken.class::isInstance).count());
        assertEquals(1, storage().vmQueries().count(VmFilter.all()));
    }

    @Test
    default void aMacAddressIsFreeAgainAfterItsVmIsGone() {
        MacAddress mac = MacAddress.random();
        VmView first = vmOf(owner()).with(mac).addTo(storage());
        storage().unitOfWork().execute(() -> {
            Vm vm = storage().vms().find(first.id()).orElseThrow();
            storage().vms().remove(vm);
        });

        assertEquals(mac, vmOf(owner()).with(mac).addTo(storage()).mac());
    }

    @Test
    default void theAddressesOfAVmAreKeptAndTheirChangeIsLoggedOnce() {
        GuestAddress lease = new GuestAddress("192.168.122.45", Source.LEASE);
        GuestAddress met = new GuestAddress("fe80::5054:ff:fec0:ffee", Source.ARP);
        VmView vm = vmOf(owner()).in(VmStatus.RUNNING).at(lease).addTo(storage());
        Position before = storage().changeLog().vmSnapshot(null).position();

        for (int i = 0; i < 2; i++) {
            storage().unitOfWork().execute(() -> {
                Vm found = storage().vms().find(vm.id()).orElseThrow();
                found.located(List.of(lease, met), Instant.EPOCH);
                if (found.hasChanged()) {
                    storage().vms().save(found);
                }
            });
        }

        assertEquals(List.of(lease), vm.addresses());
        assertEquals(
                List.of(lease, met),
                storage().vmQueries().find(vm.id()).orElseThrow().addresses());
        assertEquals(before.next(), storage().changeLog().vmSnapshot(null).position());
    }
}
