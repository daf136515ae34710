package dev.limen.contract.hypervisor.optional;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.contract.hypervisor.screen.ScreenListener;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import org.junit.jupiter.api.Test;

/** For hypervisors that do not declare {@link dev.limen.domain.hypervisor.Capability#SCREEN}. */
public interface NoScreenContract extends HypervisorBench {

    @Test
    default void noScreenIsShown() {
        VmUuid uuid = running();

        try (ScreenListener listener = new ScreenListener()) {
            assertThrows(HypervisorError.NotSupported.class, () -> hypervisor().connectScreen(uuid, listener.socket()));
            assertNull(listener.accepted());
        }
    }
}
