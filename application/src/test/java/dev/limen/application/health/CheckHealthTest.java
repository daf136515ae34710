package dev.limen.application.health;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.Installation;
import dev.limen.domain.storage.UnitOfWork;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckHealthTest {

    private final Installation limen = new Installation();
    private final CountDownLatch hang = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void letGo() {
        hang.countDown();
    }

    @Test
    void whatAnswersIsThere() {
        CheckHealth checkHealth = new CheckHealth(limen.storage.unitOfWork(), limen.hypervisor, limen.clock);

        assertEquals(new CheckHealth.Result(true, true, Installation.NOW), checkHealth.handle());
    }

    @Test
    void whatSaysNoIsNotThere() {
        limen.hypervisor.setAnswers(false);
        CheckHealth checkHealth = new CheckHealth(limen.storage.unitOfWork(), limen.hypervisor, limen.clock);

        assertEquals(new CheckHealth.Result(true, false, Installation.NOW), checkHealth.handle());
    }

    @Test
    void whatHangsIsNotThereAndHoldsUpNothing() {
        CheckHealth checkHealth = new CheckHealth(new HangingStorage(), limen.hypervisor, limen.clock);

        assertEquals(new CheckHealth.Result(false, true, Installation.NOW), checkHealth.handle());
    }

    @Test
    void whatHangsIsNotAskedAgainMeanwhile() {
        CheckHealth checkHealth = new CheckHealth(new HangingStorage(), limen.hypervisor, limen.clock);

        checkHealth.handle();
        checkHealth.handle();

        assertEquals(1, asked.get());
    }

    @Test
    void whatHungIsThereAgainOnceItAnswers() {
        CheckHealth checkHealth = new CheckHealth(new HangingStorage(), limen.hypervisor, limen.clock);
        assertFalse(checkHealth.handle().database());

        hang.countDown();

        eventually("the database is there again", () -> checkHealth.handle().database());
    }

    @Test
    void whatWentAwayIsSeenToBeAway() {
        CheckHealth checkHealth = new CheckHealth(limen.storage.unitOfWork(), limen.hypervisor, limen.clock);
        assertTrue(checkHealth.handle().hypervisor());

        limen.hypervisor.setAnswers(false);

        eventually("the hypervisor is away", () -> !checkHealth.handle().hypervisor());
    }

    /** A storage that does not answer until it is let go. */
    private final class HangingStorage implements UnitOfWork {

        @Override
        public boolean answers() {
            asked.incrementAndGet();
            try {
                hang.await();
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public <T> T execute(Supplier<T> work) {
            throw new UnsupportedOperationException("health does not need it");
        }

        @Override
        public void afterCommit(Runnable then) {
            throw new UnsupportedOperationException("health does not need it");
        }
    }
}
