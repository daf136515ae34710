package dev.limen.chaos.session;

import dev.limen.chaos.testbed.Workers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Workers that do something again and again, at moments that do not move when it takes longer, until it is over. */
public final class FixedRate {

    private final Workers workers;
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * All members together do it once in each interval, one after the other.
     *
     * @param work is given its number, from 0; each member has every so-many-th
     */
    public FixedRate(int members, Duration interval, IntConsumer work) {
        long begun = System.nanoTime();
        workers = Workers.of(members, member -> {
            for (int number = member; !isOverBefore(begun + number * interval.toNanos()); number += members) {
                work.accept(number);
            }
        });
    }

    private boolean isOverBefore(long moment) {
        try {
            return over.await(moment - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits for all that was begun. */
    public void end() {
        over.countDown();
        workers.join();
        workers.close();
    }
}
