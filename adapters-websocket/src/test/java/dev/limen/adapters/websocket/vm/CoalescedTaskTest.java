package dev.limen.adapters.websocket.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescedTaskTest {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final AtomicInteger times = new AtomicInteger();
    private Runnable meanwhile = () -> {};
    private final CoalescedTask task = new CoalescedTask(tasks::add, () -> {
        times.incrementAndGet();
        meanwhile.run();
    });

    private void work() {
        tasks.remove().run();
    }

    @Test
    void manyRequestsAreOne() {
        task.request();
        task.request();
        task.request();
        work();
        assertEquals(1, times.get());
        assertEquals(0, tasks.size());
    }

    @Test
    void requestsInTheMiddleAreOneMore() {
        meanwhile = () -> {
            meanwhile = () -> {};
            task.request();
            task.request();
        };
        task.request();
        work();
        assertEquals(2, times.get());
        assertEquals(0, tasks.size());
    }

    @Test
    void aRequestAfterwardsIsAnotherOne() {
        task.request();
        work();
        task.request();
        work();
        assertEquals(2, times.get());
    }
}
