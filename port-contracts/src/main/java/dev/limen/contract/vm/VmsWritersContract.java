package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.BY;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.AtOnce;
import dev.limen.contract.StorageContract;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmFilter;
import dev.limen.domain.vm.VmId;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several writers of one VM do not undo each other's work. */
interface VmsWritersContract extends StorageContract {

    Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private VmView stopped() {
        return vmOf(user().addTo(storage()).id()).addTo(storage());
    }

    private Vm found(VmId id) {
        return storage().unitOfWork().execute(() -> storage().vms().find(id).orElseThrow());
    }

    private void save(Vm vm) {
        storage().unitOfWork().execute(() -> storage().vms().save(vm));
    }

    @Test
    default void aStaleSaveIsRefused() {
        VmView vm = stopped();
        Vm first = found(vm.id());
        Vm second = found(vm.id());
        first.begin(VmOperation.START, BY, NOW);
        save(first);

        second.begin(VmOperation.DELETE, BY, NOW);
        assertThrows(VmError.Stale.class, () -> save(second));

        VmView saved = storage().vmQueries().find(vm.id()).orElseThrow();
        assertEquals(VmOperation.START, saved.busy());
        assertEquals(1, saved.version());
    }

    @Test
    default void aVmThatWasRemovedInTheMeantimeCannotBeSaved() {
        VmView vm = stopped();
        Vm stale = found(vm.id());
        storage().unitOfWork().execute(() -> storage().vms().remove(stale));

        assertThrows(VmError.Stale.class, () -> save(stale));

        assertEquals(0, storage().vmQueries().count(VmFilter.all()));
    }

    @Test
    default void aVmThatWasNeverAddedCannotBeSaved() {
        UserId owner = user().addTo(storage()).id();

        assertThrows(VmError.Stale.class, () -> save(vmOf(owner).build(new VmId(4711))));
    }

    @Test
    default void ofManyWritersWhoReadTheSameOneWins() {
        VmView vm = stopped();
        List<Vm> read = Stream.generate(() -> found(vm.id())).limit(8).toList();

        List<Throwable> failures = AtOnce.run(read.size(), number -> {
            read.get(number).begin(VmOperation.START, BY, NOW);
            save(read.get(number));
        });

        assertEquals(
                7, failures.stream().filter(VmError.Stale.class::isInstance).count());
        assertEquals(1, storage().vmQueries().find(vm.id()).orElseThrow().version());
    }

    @Test
    default void unitsThatFindTheSameVmFollowOneAnother() {
        VmView vm = stopped();

        List<Throwable> failures =
                AtOnce.run(24, number -> storage().unitOfWork().execute(() -> {
                    Vm found = number % 2 == 0
                            ? storage().vms().find(vm.id()).orElseThrow()
                            : storage().vms().find(vm.uuid()).orElseThrow();
                    found.observed(found.status() == VmStatus.PAUSED ? VmStatus.RUNNING : VmStatus.PAUSED, null, NOW);
                    storage().vms().save(found);
                }));

        assertEquals(List.of(), failures);
        assertEquals(24, storage().vmQueries().find(vm.id()).orElseThrow().version());
    }

    @Test
    default void unitsThatFindTheVmsOfOneOwnerFollowOneAnother() {
        VmView vm = stopped();

        List<Throwable> failures =
                AtOnce.run(12, number -> storage().unitOfWork().execute(() -> {
                    Vm found = storage().vms().ownedBy(vm.owner()).getFirst();
                    storage().vms().save(found);
                }));

        assertEquals(List.of(), failures);
        assertEquals(12, storage().vmQueries().find(vm.id()).orElseThrow().version());
    }
}
