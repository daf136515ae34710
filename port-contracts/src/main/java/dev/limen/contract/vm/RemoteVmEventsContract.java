package dev.limen.contract.vm;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static dev.limen.contract.vm.VmBuilder.BY;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.Storage;
import dev.limen.contract.StorageContract;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.RemoteVmEvents;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmEvent;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmView;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every {@link RemoteVmEvents} does. */
public interface RemoteVmEventsContract extends StorageContract {

    Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    /** The same storage as another process sees it. */
    Storage remoteStorage();

    private List<VmEvent> heard() {
        List<VmEvent> heard = new CopyOnWriteArrayList<>();
        storage().remoteVmEvents().listen(heard::add, () -> {});
        return heard;
    }

    @Test
    default void whatAnotherProcessCommitsIsToldInOrder() {
        List<VmEvent> heard = heard();
        UserId owner = user().addTo(storage()).id();

        VmView added = vmOf(owner).named("Größe ß").addTo(remoteStorage());
        VmView begun = begin(remoteStorage(), added);
        remove(remoteStorage(), begun);

        eventually("three events are heard", () -> heard.size() >= 3);
        assertEquals(
                List.of(new VmEvent.VmChanged(added), new VmEvent.VmChanged(begun), new VmEvent.VmDeleted(begun)),
                heard);
    }

    @Test
    default void whatThisProcessCommitsIsNotTold() {
        List<VmEvent> heard = heard();
        UserId owner = user().addTo(storage()).id();
        vmOf(owner).addTo(storage());

        VmView last = vmOf(owner).addTo(remoteStorage());

        eventually("the other's event is heard", () -> !heard.isEmpty());
        assertEquals(List.of(new VmEvent.VmChanged(last)), heard);
    }

    private static VmView begin(Storage storage, VmView vm) {
        return storage.unitOfWork().execute(() -> {
            Vm found = storage.vms().find(vm.id()).orElseThrow();
            found.begin(VmOperation.START, BY, NOW);
            storage.vms().save(found);
            return storage.vms().find(vm.id()).orElseThrow().view();
        });
    }

    private static void remove(Storage storage, VmView vm) {
        storage.unitOfWork()
                .execute(() -> storage.vms().remove(storage.vms().find(vm.id()).orElseThrow()));
    }
}
