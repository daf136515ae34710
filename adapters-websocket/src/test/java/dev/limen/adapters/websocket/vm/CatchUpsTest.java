package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CatchUpsTest {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final AtomicInteger times = new AtomicInteger();
    private Runnable meanwhile = () -> {};
    private final CatchUps catchUps = new CatchUps(tasks::add, () -> {
        times.incrementAndGet();
        meanwhile.run();
    });

    private void work() {
        tasks.remove().run();
    }

    @Test
    void manyRequestsAreOne() {
        catchUps.request();
        catchUps.request();
        catchUps.request();
        work();
        assertEquals(1, times.get());
        assertEquals(0, tasks.size());
    }

    @Test
    void requestsInTheMiddleAreOneMore() {
        meanwhile = () -> {
            meanwhile = () -> {};
            catchUps.request();
            catchUps.request();
        };
        catchUps.request();
        work();
        assertEquals(2, times.get());
        assertEquals(0, tasks.size());
    }

    @Test
    void aRequestAfterwardsIsAnotherOne() {
        catchUps.request();
        work();
        catchUps.request();
        work();
        assertEquals(2, times.get());
    }
}
