package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmUuid;
import dev.limen.domain.vm.VmView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the hypervisor has and no VM bears is either adopted or retired, never both. */
interface VmsStraysContract extends StorageContract {

    private Vm newVm() {
        UserId owner = user().addTo(storage()).id();
        return storage().unitOfWork().execute(() -> vmOf(owner)
                .build(storage().vms().nextId()));
    }

    private void adopt(Vm vm) {
        storage().unitOfWork().execute(() -> storage().vms().adopt(vm));
    }

    private void retire(VmUuid uuid) {
        storage().unitOfWork().execute(() -> storage().vms().retire(uuid));
    }

    private Set<VmUuid> retired(VmUuid uuid) {
        return storage().vmQueries().removed(List.of(uuid));
    }

    @Test
    default void anAdoptedVmIsThere() {
        Vm vm = newVm();

        adopt(vm);

        assertEquals(
                Optional.of(VmBuilder.inVersion(vm.view(), 0)),
                storage().vmQueries().find(vm.uuid()));
        assertEquals(Set.of(), retired(vm.uuid()));
    }

    @Test
    default void whatIsRetiredIsNotAdopted() {
        Vm vm = newVm();
        retire(vm.uuid());
        retire(vm.uuid());

        assertThrows(VmError.NotFound.class, () -> adopt(vm));

        assertEquals(Set.of(vm.uuid()), retired(vm.uuid()));
    }

    @Test
    default void whatWasRemovedIsRetired() {
        VmView vm = vmOf(user().addTo(storage()).id()).addTo(storage());
        storage().unitOfWork().execute(() -> storage()
                .vms()
                .remove(storage().vms().find(vm.id()).orElseThrow()));

        assertThrows(VmError.NotFound.class, () -> adopt(Vm.of(VmBuilder.inVersion(vm, -1))));
    }

    @Test
    default void whatAVmBearsIsNotRetired() {
        VmView vm = vmOf(user().addTo(storage()).id()).addTo(storage());

        assertThrows(VmError.NotFound.class, () -> retire(vm.uuid()));

        assertEquals(Set.of(), retired(vm.uuid()));
    }

    @Test
    default void ofThoseWhoAdoptAndRetireTheSameAtOnceOneDoes() {
        Vm vm = newVm();

        List<Throwable> failures = AtOnce.run(2, number -> {
            if (number == 0) {
                adopt(vm);
            } else {
                retire(vm.uuid());
            }
        });

        assertEquals(1, failures.size());
        assertEquals(VmError.NotFound.class, failures.getFirst().getClass());
        assertEquals(
                storage().vmQueries().find(vm.uuid()).isEmpty(),
                retired(vm.uuid()).contains(vm.uuid()));
    }
}
