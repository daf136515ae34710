package dev.limen.contract.hypervisor.optional;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.Test;

/** For hypervisors that do not declare {@link dev.limen.domain.hypervisor.Capability#PAUSE}. */
public interface NoPauseContract extends HypervisorBench {

    @Test
    default void whatCannotBePausedRunsOn() {
        VmUuid uuid = running();

        assertThrows(HypervisorError.NotSupported.class, () -> hypervisor().pause(uuid));

        assertState(GuestState.RUNNING, uuid);
    }

    @Test
    default void whatCannotBePausedCannotBeResumedEither() {
        VmUuid uuid = running();

        assertThrows(HypervisorError.NotSupported.class, () -> hypervisor().resume(uuid));

        assertState(GuestState.RUNNING, uuid);
    }
}
