package dev.limen.application.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.reconciliation.ManualScheduler;
import dev.limen.domain.hypervisor.HypervisorError;
import org.junit.jupiter.api.Test;

class CoalescingTaskTest {

    private final ManualScheduler scheduler = new ManualScheduler();
    private int runs;
    private Runnable during = () -> {};
    private final CoalescingTask task = new CoalescingTask("The task", this::work, scheduler::schedule);

    private void work() {
        runs++;
        Runnable once = during;
        during = () -> {};
        once.run();
    }

    @Test
    void manyRequestsAreOneRun() {
        task.request();
        task.request();
        task.request();
        scheduler.runReady();

        assertEquals(1, runs);
        assertTrue(scheduler.isIdle());
    }

    @Test
    void everyRequestIsFollowedByARun() {
        task.request();
        scheduler.runReady();
        task.request();
        scheduler.runReady();

        assertEquals(2, runs);
    }

    @Test
    void requestsDuringARunAreOneMoreRunAfterIt() {
        during = () -> {
            task.request();
            task.request();
            assertEquals(0, scheduler.ready());
        };

        task.request();
        scheduler.runReady();

        assertEquals(2, runs);
        assertTrue(scheduler.isIdle());
    }

    @Test
    void aRunThatFailsIsTriedAgainAfterAWhileAndNotBefore() {
        during = () -> {
            throw new HypervisorError.Unavailable();
        };

        task.request();
        scheduler.runReady();
        task.request();
        scheduler.runReady();
        assertEquals(1, runs);

        scheduler.pass(CoalescingTask.RETRY_DELAY);
        assertEquals(2, runs);
        assertTrue(scheduler.isIdle());
    }
}
