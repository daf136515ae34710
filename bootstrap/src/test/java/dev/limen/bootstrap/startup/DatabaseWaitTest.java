package dev.limen.bootstrap.startup;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.bootstrap.config.StartupRefused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseWaitTest {

    private final StartupRefused.NotYet away = new StartupRefused.NotYet("It recovers.");
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<RuntimeException> givenUp = new CopyOnWriteArrayList<>();

    private void waitFor(Duration timeout, Runnable attempt) {
        DatabaseWait wait = new DatabaseWait(
                () -> {
                    attempts.incrementAndGet();
                    attempt.run();
                },
                timeout,
                givenUp::add);
        wait.start(away);
    }

    @Test
    void a_database_that_comes_later_is_tried_until_it_is_there() {
        waitFor(Duration.ofMinutes(1), () -> {
            if (attempts.get() < 2) {
                throw away;
            }
        });

        eventually("it is there", () -> attempts.get() == 2);
        assertTrue(givenUp.isEmpty());
    }

    @Test
    void a_database_that_does_not_come_is_given_up_with_what_is_wrong_with_it() {
        waitFor(Duration.ZERO, () -> {});

        eventually("it is given up", () -> !givenUp.isEmpty());
        assertEquals(List.of(away), givenUp);
        assertEquals(0, attempts.get());
    }

    @Test
    void what_is_wrong_for_good_is_not_waited_for() {
        StartupRefused wrong = new StartupRefused("The password is wrong.");
        waitFor(Duration.ofMinutes(1), () -> {
            throw wrong;
        });

        eventually("it is given up", () -> !givenUp.isEmpty());
        assertEquals(List.of(wrong), givenUp);
        assertEquals(1, attempts.get());
    }
}
