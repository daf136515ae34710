package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.Test;

/** Part of {@link HypervisorContract}: what can be found out about guests and disks that nobody knows, and mended. */
public interface HypervisorLossContract extends HypervisorBench {

    @Test
    default void aGuestIsDescribedAsItWasDefined() {
        GuestSpec spec = new GuestSpec(
                guests().uuid(),
                new VmName("Größe 2"),
                TestGuests.size(2, 512),
                BootOrder.HD_CDROM,
                MacAddress.random());
        hypervisor().define(spec);

        assertEquals(GuestDescription.of(spec), hypervisor().describe(spec.uuid()));
    }

    @Test
    default void aGuestIsDescribedWithTheSizeThatItHasNow() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        hypervisor().resize(spec.uuid(), TestGuests.size(2, 512));
        hypervisor().start(spec.uuid());

        assertEquals(
                TestGuests.size(2, 512),
                hypervisor().describe(spec.uuid()).spec().size());
    }

    @Test
    default void theDisksAreThoseOfTheGuests() {
        VmUuid off = defined();
        VmUuid on = running();
        VmUuid gone = defined();
        hypervisor().undefine(gone);

        assertTrue(hypervisor().disks().contains(off));
        assertTrue(hypervisor().disks().contains(on));
        assertFalse(hypervisor().disks().contains(gone));
    }

    @Test
    default void aDiskOutlivesItsGuestAndGoesLikeOne() {
        VmUuid uuid = defined();
        loseGuest(uuid);

        assertFalse(hypervisor().states().containsKey(uuid));
        assertTrue(hypervisor().disks().contains(uuid));
        hypervisor().undefine(uuid);

        assertFalse(hypervisor().disks().contains(uuid));
        assertFalse(diskExists(uuid));
    }

    @Test
    default void aGuestThatIsMadeAgainHasTheDiskThatItLeft() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        markDisk(spec.uuid());
        loseGuest(spec.uuid());

        hypervisor().redefine(spec);

        assertState(GuestState.OFF, spec.uuid());
        assertEquals(new HostLoad(1, 256), sizeOf(spec.uuid()));
        assertTrue(isDiskMarked(spec.uuid()));
        hypervisor().start(spec.uuid());
        assertState(GuestState.RUNNING, spec.uuid());
    }

    @Test
    default void aGuestThatIsThereIsNotMadeAgain() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());

        hypervisor().redefine(spec);

        assertState(GuestState.RUNNING, spec.uuid());
    }

    @Test
    default void aGuestThatLeftNoDiskIsNotMadeAgain() {
        GuestSpec spec = guests().spec();

        assertThrows(HypervisorError.NoDisk.class, () -> hypervisor().redefine(spec));

        assertFalse(hypervisor().states().containsKey(spec.uuid()));
        assertFalse(diskExists(spec.uuid()));
    }
}
