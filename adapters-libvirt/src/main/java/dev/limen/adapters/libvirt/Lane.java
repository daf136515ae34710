package dev.limen.adapters.libvirt;

import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
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
 * are as many links as threads. What neither runs nor fits in the queue is refused.
 */
final class Lane {

    private static final long CLOSE_SECONDS = 10;

    private final BlockingQueue<Link> idle;
    private final ThreadPoolExecutor threads;
    private final Duration patience;

    Lane(String name, List<Link> links, int queued, Duration patience) {
        idle = new LinkedBlockingQueue<>(links);
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
        return submit(what, null, call);
    }

    /** Carries out calls about one domain. */
    <T> T call(String what, VmUuid uuid, NativeCall<Connection, T> call) {
        return submit(what, uuid, call);
    }

    /** Carries out calls about one domain that answer nothing. */
    void run(String what, VmUuid uuid, NativeAction<Connection> action) {
        submit(what, uuid, connection -> {
            action.on(connection);
            return true;
        });
    }

    private <T> T submit(String what, @Nullable VmUuid uuid, NativeCall<Connection, T> call) {
        FutureTask<T> task = new FutureTask<>(() -> carryOut(what, uuid, call));
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            throw new HypervisorError.Unavailable(full);
        }
        return await(what, task);
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

    private <T> T await(String what, FutureTask<T> task) {
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HypervisorError known ? known : Failures.translate(what, null, e);
        } catch (TimeoutException e) {
            task.cancel(false);
            throw HypervisorError.Unavailable.timeout(e);
        } catch (CancellationException e) {
            throw new HypervisorError.Unavailable(e);
        } catch (InterruptedException e) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }

    int queued() {
        return threads.getQueue().size();
    }

    /** Refuses what is queued, and lets what runs end. */
    void close() {
        threads.shutdown();
        threads.getQueue().forEach(task -> ((FutureTask<?>) task).cancel(false));
        try {
            threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
