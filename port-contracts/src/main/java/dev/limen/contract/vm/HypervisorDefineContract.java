package dev.limen.contract.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.host.HostLoad;
import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Part of {@link HypervisorContract}: how domains come to be. */
public interface HypervisorDefineContract extends HypervisorBench {

    @Test
    default void aDefinedDomainIsOffAndHasADisk() {
        VmUuid uuid = defined();

        assertState(DomainState.OFF, uuid);
        assertTrue(diskExists(uuid));
    }

    @Test
    default void aDefinedDomainHasTheSizeThatWasAskedFor() {
        DomainSpec spec = domains().spec(TestDomains.size(2, 512));

        hypervisor().define(spec);

        assertEquals(new HostLoad(2, 512), sizeOf(spec.uuid()));
    }

    @Test
    default void definingTwiceIsNoError() {
        DomainSpec spec = domains().spec();

        hypervisor().define(spec);
        hypervisor().define(spec);

        assertState(DomainState.OFF, spec.uuid());
    }

    @Test
    default void definingWhatIsThereLeavesItAsItIs() {
        DomainSpec spec = domains().spec();
        hypervisor().define(spec);
        hypervisor().start(spec.uuid());

        hypervisor().define(new DomainSpec(spec.uuid(), spec.name(), TestDomains.size(2, 512), spec.bootOrder()));

        assertState(DomainState.RUNNING, spec.uuid());
        assertEquals(new HostLoad(1, 256), sizeOf(spec.uuid()));
        assertTrue(diskExists(spec.uuid()));
    }

    @Test
    default void aDomainCanBeDefinedAgainAfterItWasUndefined() {
        DomainSpec spec = domains().spec();
        hypervisor().define(spec);
        hypervisor().undefine(spec.uuid());

        hypervisor().define(spec);

        assertState(DomainState.OFF, spec.uuid());
        assertTrue(diskExists(spec.uuid()));
    }

    @Test
    default void aFailedDefineLeavesNeitherDomainNorDisk() {
        DomainSpec spec = domains().spec();
        Runnable repair = sabotageDefine(spec);
        try {
            assertThrows(HypervisorError.class, () -> hypervisor().define(spec));

            assertThrows(HypervisorError.NoSuchDomain.class, () -> hypervisor().state(spec.uuid()));
            assertFalse(hypervisor().states().containsKey(spec.uuid()));
            assertFalse(diskExists(spec.uuid()));
        } finally {
            repair.run();
        }
    }

    @Test
    default void aFailedDefineCanBeTriedAgain() {
        DomainSpec spec = domains().spec();
        Runnable repair = sabotageDefine(spec);
        try {
            assertThrows(HypervisorError.class, () -> hypervisor().define(spec));
        } finally {
            repair.run();
        }

        hypervisor().define(spec);

        assertState(DomainState.OFF, spec.uuid());
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
        DomainSpec spec = domains().spec(name);

        hypervisor().define(spec);
        hypervisor().start(spec.uuid());

        assertState(DomainState.RUNNING, spec.uuid());
        hypervisor().undefine(spec.uuid());
        assertThrows(HypervisorError.NoSuchDomain.class, () -> hypervisor().state(spec.uuid()));
    }

    @Test
    default void twoDomainsMayBearTheSameName() {
        DomainSpec one = domains().spec("twin");
        DomainSpec other = domains().spec("twin");

        hypervisor().define(one);
        hypervisor().define(other);
        hypervisor().start(one.uuid());

        assertState(DomainState.RUNNING, one.uuid());
        assertState(DomainState.OFF, other.uuid());
    }
}
