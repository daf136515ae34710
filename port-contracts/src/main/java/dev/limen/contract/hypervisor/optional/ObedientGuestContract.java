package dev.limen.contract.hypervisor.optional;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.contract.vm.Background;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For test beds with a guest that powers off when asked. */
public interface ObedientGuestContract extends HypervisorBench {

    /** Defines and starts a guest that powers off when asked; returns when it is ready to hear. */
    void startObedientGuest(GuestSpec spec);

    /** The grace outlasts the timeout of the test, so it was the guest that ended. */
    @Test
    default void aGuestThatObeysIsNotWaitedForLonger() {
        GuestSpec spec = guests().spec();
        startObedientGuest(spec);

        Background.run(() -> hypervisor().stop(spec.uuid(), Duration.ofHours(1)))
                .awaitEnd();

        assertState(GuestState.OFF, spec.uuid());
    }
}
