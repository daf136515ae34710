package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A MAC address belongs to one VM, whoever owns it. */
interface VmsMacAddressesContract extends StorageContract {

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
}
