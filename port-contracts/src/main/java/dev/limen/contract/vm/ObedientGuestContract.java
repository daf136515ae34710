package dev.limen.contract.vm;

import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.DomainState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For test beds with a guest that powers off when asked. */
public interface ObedientGuestContract extends HypervisorBench {

    /** Defines and starts a guest that powers off when asked; returns when it is ready to hear. */
    void startObedientGuest(DomainSpec spec);

    /** The grace outlasts the patience of the test, so it was the guest that ended. */
    @Test
    default void aGuestThatObeysIsNotWaitedForLonger() {
        DomainSpec spec = domains().spec();
        startObedientGuest(spec);

        Background.run(() -> hypervisor().stop(spec.uuid(), Duration.ofHours(1)))
                .awaitEnd();

        assertState(DomainState.OFF, spec.uuid());
    }
}
