package dev.limen.application.hypervisor;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.contract.hypervisor.GuestEvents;
import dev.limen.domain.hypervisor.GuestEvent;
import dev.limen.domain.vm.VmUuid;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuestEventDispatcherTest {

    private static final GuestEvent RESYNC = new GuestEvent.Resync();

    private final GuestEvent one = new GuestEvent.StateChanged(VmUuid.random());
    private final GuestEvent other = new GuestEvent.StateChanged(VmUuid.random());
    private final GuestEvents heard = new GuestEvents();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final GuestEventDispatcher dispatcher = new GuestEventDispatcher("events");

    @AfterEach
    void close() {
        released.countDown();
        dispatcher.close();
    }

    @Test
    void eventsAreToldInTheirOrder() {
        dispatcher.listen(heard);

        dispatcher.dispatch(one);
        dispatcher.dispatch(other);
        dispatcher.dispatch(one);

        assertHeard(one, other, one);
    }

    @Test
    void whatCameBeforeTheListenerIsNotTold() {
        dispatcher.dispatch(one);

        dispatcher.listen(heard);
        dispatcher.dispatch(other);

        assertHeard(other);
    }

    @Test
    void aSlowListenerHoldsUpNobodyAndIsToldAResyncForWhatItCannotKeepUpWith() throws InterruptedException {
        dispatcher.listen(this::hearSlowly);
        dispatcher.dispatch(one);
        busy.await();

        for (int i = 0; i <= GuestEventDispatcher.MAX_PENDING; i++) {
            dispatcher.dispatch(new GuestEvent.StateChanged(VmUuid.random()));
        }
        dispatcher.dispatch(other);
        released.countDown();

        assertHeard(one, RESYNC, other);
    }

    @Test
    void whatHappensAfterTheEndIsNotTold() {
        dispatcher.listen(heard);
        dispatcher.close();

        dispatcher.dispatch(one);

        assertHeard();
    }

    private void hearSlowly(GuestEvent event) {
        busy.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        heard.accept(event);
    }

    private void assertHeard(GuestEvent... expected) {
        eventually("all is heard", () -> heard.heard().size() >= expected.length);
        assertEquals(List.of(expected), heard.heard());
    }
}
