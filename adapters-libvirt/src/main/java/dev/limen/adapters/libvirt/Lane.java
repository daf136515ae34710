package dev.limen.adapters.libvirt;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;

/**
 * Carries calls out on a few platform threads, because a native call would pin the virtual thread that makes it. There
 * are as many links as threads. What neither runs nor fits in the queue is refused. A caller who loses patience lets a
 * call that has begun go on, because nothing can stop it.
 */
final class Lane {

    private final BlockingQueue<Link> idle;
    private final ThreadPoolExecutor threads;
    private final Duration patience;
    private final Turns turns;

    /** @param turns shared with the other lanes */
    Lane(String name, List<Link> links, int queued, Duration patience, Turns turns) {
        idle = new LinkedBlockingQueue<>(links);
        this.turns = turns;
        this.patience = patience;
        threads = new ThreadPoolExecutor(
                links.size(),
                links.size(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(queued),
                Thread.ofPlatform().name("libvirt-" + name + "-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Carries out calls that concern no domain in particular; {@code what} completes "could not …". */
    <T> T call(String what, NativeCall<Connection, T> call) {
        return submit(what, null, Turns.NONE, patience, call);
    }

    /** Carries out calls about one domain. */
    <T> T call(String what, VmUuid uuid, NativeCall<Connection, T> call) {
        return submit(what, uuid, Turns.NONE, patience, call);
    }

    /** Carries out calls about one domain that answer nothing. */
    void run(String what, VmUuid uuid, NativeAction<Connection> action) {
        submit(what, uuid, Turns.NONE, patience, action.asCall());
    }

    /** Changes one domain, when no change of it is under way in any lane. */
    void change(String what, VmUuid uuid, NativeAction<Connection> action) {
        change(what, uuid, patience, action);
    }

    /** As above, with less patience. */
    void change(String what, VmUuid uuid, Duration atMost, NativeAction<Connection> action) {
        long start = System.nanoTime();
        Turns.Turn turn = turns.take(uuid, atMost);
        submit(what, uuid, turn, atMost.minusNanos(System.nanoTime() - start), action.asCall());
    }

    /** The turn ends when the calls do, or when it is certain that they are not going to be made. */
    private <T> T submit(
            String what, @Nullable VmUuid uuid, Turns.Turn turn, Duration atMost, NativeCall<Connection, T> call) {
        FutureTask<T> task = new FutureTask<>(() -> {
            try {
                return carryOut(what, uuid, call);
            } finally {
                turn.end();
            }
        });
        try {
            threads.execute(task);
            return await(what, task, atMost);
        } catch (RejectedExecutionException | CancellationException refused) {
            turn.end();
            throw new HypervisorError.Unavailable(refused);
        } finally {
            if (threads.remove(task)) {
                turn.end();
            }
        }
    }

    private <T> T carryOut(String what, @Nullable VmUuid uuid, NativeCall<Connection, T> call)
            throws InterruptedException {
        Link link = idle.take();
        try {
            return link.session().use(call);
        } catch (LibvirtException | NativeFailure e) {
            throw Failures.translate(what, uuid, e);
        } finally {
            idle.add(link);
        }
    }

    private static <T> T await(String what, FutureTask<T> task, Duration atMost) {
        try {
            return task.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HypervisorError known ? known : Failures.translate(what, null, e);
        } catch (TimeoutException e) {
            throw HypervisorError.Unavailable.timeout(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }

    int queued() {
        return threads.getQueue().size();
    }

    /** Refuses what is queued. What runs goes on; its {@link Session} is closed only after it. */
    void close() {
        threads.shutdown();
        List<Runnable> queued = new ArrayList<>();
        threads.getQueue().drainTo(queued);
        queued.forEach(task -> ((FutureTask<?>) task).cancel(false));
    }
}
