package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: other cores and memory. */
public interface HypervisorResizeContract extends HypervisorBench {

    @Test
    default void whatIsOffGrowsAboveItsFirstSize() {
        VmUuid uuid = defined();

        hypervisor().resize(uuid, TestGuests.size(4, 1024));

        assertEquals(new HostLoad(4, 1024), sizeOf(uuid));
        assertState(GuestState.OFF, uuid);
        hypervisor().start(uuid);
        assertEquals(new HostLoad(4, 1024), sizeOf(uuid));
    }

    @Test
    default void whatIsOffShrinks() {
        GuestSpec spec = guests().spec(TestGuests.size(4, 1024));
        hypervisor().define(spec);

        hypervisor().resize(spec.uuid(), TestGuests.size(1, 256));

        assertEquals(new HostLoad(1, 256), sizeOf(spec.uuid()));
        hypervisor().start(spec.uuid());
        assertEquals(new HostLoad(1, 256), sizeOf(spec.uuid()));
    }

    @Test
    default void whatIsOffIsResizedAnyNumberOfTimes() {
        VmUuid uuid = defined();

        hypervisor().resize(uuid, TestGuests.size(2, 512));
        hypervisor().resize(uuid, TestGuests.size(2, 512));
        hypervisor().resize(uuid, TestGuests.size(1, 768));

        assertEquals(new HostLoad(1, 768), sizeOf(uuid));
    }

    @Test
    default void whereNothingIsSavedThereIsNothingToDiscard() {
        VmUuid uuid = running();

        hypervisor().discardSavedState(uuid);

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void resizingLeavesTheDiskAlone() {
        VmUuid uuid = defined();

        hypervisor().resize(uuid, TestGuests.size(2, 512));

        assertTrue(diskExists(uuid));
    }

    @Test
    default void aRunningGuestOfThatSizeAlreadyIsNoError() {
        VmUuid uuid = running();

        hypervisor().resize(uuid, TestGuests.SMALL);

        assertState(GuestState.RUNNING, uuid);
        assertEquals(new HostLoad(1, 256), sizeOf(uuid));
    }

    @Test
    default void aRunningGuestIsGivenMoreCoresAtOnceOrNotAtAll() {
        growLive(Capability.LIVE_CPU, TestGuests.size(2, 256));
    }

    @Test
    default void aRunningGuestIsGivenMoreMemoryAtOnceOrNotAtAll() {
        growLive(Capability.LIVE_MEMORY, TestGuests.size(1, 512));
    }

    @Test
    default void aRunningGuestIsGivenBothAtOnceOrNeither() {
        VmUuid uuid = running();

        HostLoad expected = resizes(uuid, TestGuests.size(2, 512)) ? new HostLoad(2, 512) : new HostLoad(1, 256);

        assertLasts(expected, uuid);
    }

    @Test
    default void aRunningGuestShrinksAtOnceOrNotAtAll() {
        GuestSpec spec = guests().spec(TestGuests.size(2, 512));
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());

        HostLoad expected = resizes(spec.uuid(), TestGuests.SMALL) ? new HostLoad(1, 256) : new HostLoad(2, 512);

        assertLasts(expected, spec.uuid());
    }

    private void growLive(Capability needed, VmSize size) {
        VmUuid uuid = running();
        if (hypervisor().capabilities().contains(needed)) {
            hypervisor().resize(uuid, size);
            assertLasts(size.load(), uuid);
        } else {
            assertThrows(HypervisorError.NotLive.class, () -> hypervisor().resize(uuid, size));
            assertLasts(new HostLoad(1, 256), uuid);
        }
    }

    private boolean resizes(VmUuid uuid, VmSize size) {
        try {
            hypervisor().resize(uuid, size);
            return true;
        } catch (HypervisorError.NotLive refused) {
            return false;
        }
    }

    /** The guest has this size now, and after the next start. */
    private void assertLasts(HostLoad expected, VmUuid uuid) {
        assertState(GuestState.RUNNING, uuid);
        assertEquals(expected, sizeOf(uuid));
        hypervisor().stop(uuid, Duration.ZERO);
        assertEquals(expected, sizeOf(uuid));
        hypervisor().start(uuid);
        assertEquals(expected, sizeOf(uuid));
    }
}
