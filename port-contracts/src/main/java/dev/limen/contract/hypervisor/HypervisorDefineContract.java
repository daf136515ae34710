package dev.limen.contract.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.host.HostLoad;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Part of {@link HypervisorContract}: how guests come to be. */
public interface HypervisorDefineContract extends HypervisorBench {

    @Test
    default void aDefinedGuestIsOffAndHasADisk() {
        VmUuid uuid = defined();

        assertState(GuestState.OFF, uuid);
        assertTrue(diskExists(uuid));
    }

    @Test
    default void aDefinedGuestHasTheSizeThatWasAskedFor() {
        GuestSpec spec = guests().spec(TestGuests.size(2, 512));

        hypervisor().define(spec);

        assertEquals(new HostLoad(2, 512), sizeOf(spec.uuid()));
    }

    @Test
    default void definingTwiceIsNoError() {
        GuestSpec spec = guests().spec();

        hypervisor().define(spec);
        hypervisor().define(spec);

        assertState(GuestState.OFF, spec.uuid());
    }

    @Test
    default void definingWhatIsThereLeavesItAsItIs() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());

        hypervisor()
                .define(new GuestSpec(
                        spec.uuid(), spec.name(), TestGuests.size(2, 512), spec.bootOrder(), MacAddress.random()));

        assertState(GuestState.RUNNING, spec.uuid());
        assertEquals(new HostLoad(1, 256), sizeOf(spec.uuid()));
        assertTrue(diskExists(spec.uuid()));
    }

    @Test
    default void aGuestCanBeDefinedAgainAfterItWasUndefined() {
        GuestSpec spec = guests().spec();
        hypervisor().define(spec);
        hypervisor().undefine(spec.uuid());

        hypervisor().define(spec);

        assertState(GuestState.OFF, spec.uuid());
        assertTrue(diskExists(spec.uuid()));
    }

    @Test
    default void aFailedDefineLeavesNeitherGuestNorDisk() {
        GuestSpec spec = guests().spec();
        Runnable repair = sabotageDefine(spec);
        try {
            assertThrows(HypervisorError.class, () -> hypervisor().define(spec));

            assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor().state(spec.uuid()));
            assertFalse(hypervisor().states().containsKey(spec.uuid()));
            assertFalse(diskExists(spec.uuid()));
        } finally {
            repair.run();
        }
    }

    @Test
    default void aFailedDefineCanBeTriedAgain() {
        GuestSpec spec = guests().spec();
        Runnable repair = sabotageDefine(spec);
        try {
            assertThrows(HypervisorError.class, () -> hypervisor().define(spec));
        } finally {
            repair.run();
        }

        hypervisor().define(spec);

        assertState(GuestState.OFF, spec.uuid());
    }

    /** The last two are the same letters, composed and decomposed; in between is one from beyond the basic plane. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "New VM",
                "虚拟机 一号",
                "خادم الويب",
                "Виртуальная машина",
                "आभासी मशीन",
                "𠮷野家-2",
                "a.b_c-d",
                "Äpfel é",
                "A\u0308pfel e\u0301"
            })
    default void aNameMayBeInAnyScript(String name) {
        GuestSpec spec = guests().spec(name);

        hypervisor().define(spec);
        hypervisor().start(spec.uuid());

        assertState(GuestState.RUNNING, spec.uuid());
        hypervisor().undefine(spec.uuid());
        assertThrows(HypervisorError.NoSuchGuest.class, () -> hypervisor().state(spec.uuid()));
    }

    @Test
    default void twoGuestsMayBearTheSameName() {
        GuestSpec one = guests().spec("twin");
        GuestSpec other = guests().spec("twin");

        hypervisor().define(one);
        hypervisor().define(other);
        hypervisor().start(one.uuid());

        assertState(GuestState.RUNNING, one.uuid());
        assertState(GuestState.OFF, other.uuid());
    }
}
