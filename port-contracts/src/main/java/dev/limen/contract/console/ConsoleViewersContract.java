package dev.limen.contract.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.StorageContract;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.console.ViewerId;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmUuid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link ConsoleViewers} does. */
public interface ConsoleViewersContract extends StorageContract {

    Instant FIRST = Instant.parse("2026-05-01T10:00:00Z");
    ProcessId HERE = new ProcessId(7);
    ProcessId THERE = new ProcessId(8);
    VmUuid VM = VmUuid.random();

    private void inUnit(Consumer<ConsoleViewers> change) {
        storage().unitOfWork().execute(() -> change.accept(storage().consoleViewers()));
    }

    private ConsoleViewer added(VmUuid vm, ProcessId process, int seconds) {
        ConsoleViewer viewer = new ConsoleViewer(
                ViewerId.random(),
                vm,
                new UserId(seconds),
                new Username("ada"),
                seconds % 2 == 0,
                FIRST.plusSeconds(seconds),
                process);
        inUnit(viewers -> viewers.add(viewer));
        return viewer;
    }

    @Test
    default void whoWasAddedIsFoundByVmAndByProcess() {
        ConsoleViewer first = added(VM, HERE, 1);
        ConsoleViewer second = added(VM, THERE, 2);
        ConsoleViewer elsewhere = added(VmUuid.random(), HERE, 3);

        assertEquals(List.of(first, second), storage().consoleViewers().of(VM));
        assertEquals(
                Set.of(first, elsewhere), Set.copyOf(storage().consoleViewers().of(HERE)));
        assertEquals(List.of(), storage().consoleViewers().of(VmUuid.random()));
    }

    @Test
    default void whoWasRemovedIsGone() {
        ConsoleViewer one = added(VM, HERE, 1);
        ConsoleViewer other = added(VM, HERE, 2);
        ConsoleViewer third = added(VM, HERE, 3);

        inUnit(viewers -> viewers.remove(Set.of(one.id(), third.id(), ViewerId.random())));

        assertEquals(List.of(other), storage().consoleViewers().of(VM));
    }

    @Test
    default void oneIsRemovedFromTheirVmOnlyAndOnce() {
        ConsoleViewer viewer = added(VM, HERE, 1);

        inUnit(viewers -> {
            assertFalse(viewers.remove(VmUuid.random(), viewer.id()));
            assertTrue(viewers.remove(VM, viewer.id()));
            assertFalse(viewers.remove(VM, viewer.id()));
        });

        assertEquals(List.of(), storage().consoleViewers().of(VM));
    }

    @Test
    default void theOldOnesOfOtherProcessesAreForgotten() {
        ConsoleViewer own = added(VM, HERE, 1);
        added(VM, THERE, 2);
        ConsoleViewer late = added(VM, THERE, 3);

        inUnit(viewers -> viewers.forget(Set.of(HERE), FIRST.plusSeconds(3)));

        assertEquals(List.of(own, late), storage().consoleViewers().of(VM));
    }
}
