package dev.limen.adapters.libvirt.dispatch;

import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import dev.limen.adapters.libvirt.binding.NativeAction;
import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.connection.LibvirtConnection;
import dev.limen.adapters.libvirt.connection.ReconnectingConnection;
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
 * A bulkhead: carries calls out on a few platform threads, because a native call would pin the virtual thread that makes
 * it. There are as many connections as threads. What neither runs nor fits in the queue is refused. A call that has begun
 * goes on when its caller's timeout has passed, because nothing can stop it.
 */
public final class Bulkhead {

    private final BlockingQueue<ReconnectingConnection> idle;
    private final ThreadPoolExecutor threads;
    private final Duration timeout;
    private final GuestLocks locks;

    /** @param locks shared with the other bulkheads */
    Bulkhead(String name, List<ReconnectingConnection> connections, int maxQueued, Duration timeout, GuestLocks locks) {
        idle = new LinkedBlockingQueue<>(connections);
        this.locks = locks;
        this.timeout = timeout;
        threads = new ThreadPoolExecutor(
                connections.size(),
                connections.size(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(maxQueued),
                Thread.ofPlatform().name("libvirt-" + name + "-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Carries out calls that concern no domain in particular; {@code what} completes "could not …". */
    public <T> T call(String what, NativeCall<NativeConnection, T> call) {
        return submit(what, null, GuestLocks.NONE, timeout, call);
    }

    /** Carries out calls about one domain. */
    public <T> T call(String what, VmUuid uuid, NativeCall<NativeConnection, T> call) {
        return submit(what, uuid, GuestLocks.NONE, timeout, call);
    }

    /** As above, with a shorter timeout, for calls that answer nothing. */
    public void run(String what, VmUuid uuid, Duration atMost, NativeAction<NativeConnection> action) {
        submit(what, uuid, GuestLocks.NONE, atMost, action.asCall());
    }

    /** Carries out calls about one domain that answer nothing. */
    public void run(String what, VmUuid uuid, NativeAction<NativeConnection> action) {
        submit(what, uuid, GuestLocks.NONE, timeout, action.asCall());
    }

    /** Changes one domain, when no change of it is under way in any bulkhead. */
    public void change(String what, VmUuid uuid, NativeAction<NativeConnection> action) {
        change(what, uuid, timeout, action);
    }

    /** As above, with a shorter timeout. */
    public void change(String what, VmUuid uuid, Duration atMost, NativeAction<NativeConnection> action) {
        changeAndGet(what, uuid, atMost, action.asCall());
    }

    /** As above, for a change that answers something. */
    public <T> T changeAndGet(String what, VmUuid uuid, NativeCall<NativeConnection, T> call) {
        return changeAndGet(what, uuid, timeout, call);
    }

    private <T> T changeAndGet(String what, VmUuid uuid, Duration atMost, NativeCall<NativeConnection, T> call) {
        long start = System.nanoTime();
        GuestLocks.Held lock = locks.acquire(uuid, atMost);
        return submit(what, uuid, lock, atMost.minusNanos(System.nanoTime() - start), call);
    }

    /** The lock is held until the calls end, or until it is certain that they are not going to be made. */
    private <T> T submit(
            String what,
            @Nullable VmUuid uuid,
            GuestLocks.Held lock,
            Duration atMost,
            NativeCall<NativeConnection, T> call) {
        FutureTask<T> task = new FutureTask<>(() -> {
            try {
                return carryOut(what, uuid, call);
            } finally {
                lock.release();
            }
        });
        try {
            threads.execute(task);
            return await(what, task, atMost);
        } catch (RejectedExecutionException | CancellationException refused) {
            lock.release();
            throw new HypervisorError.Unavailable(refused);
        } finally {
            if (threads.remove(task)) {
                lock.release();
            }
        }
    }

    private <T> T carryOut(String what, @Nullable VmUuid uuid, NativeCall<NativeConnection, T> call)
            throws InterruptedException {
        ReconnectingConnection connection = idle.take();
        try {
            return connection.current().use(call);
        } catch (LibvirtException | NativeFailure e) {
            throw LibvirtErrors.translate(what, uuid, e);
        } finally {
            idle.add(connection);
        }
    }

    private static <T> T await(String what, FutureTask<T> task, Duration atMost) {
        try {
            return task.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HypervisorError known ? known : LibvirtErrors.translate(what, null, e);
        } catch (TimeoutException e) {
            throw HypervisorError.Unavailable.timeout(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }

    public int queued() {
        return threads.getQueue().size();
    }

    /** Refuses what is queued. What runs goes on; its {@link LibvirtConnection} is closed only after it. */
    void close() {
        threads.shutdown();
        List<Runnable> queued = new ArrayList<>();
        threads.getQueue().drainTo(queued);
        queued.forEach(task -> ((FutureTask<?>) task).cancel(false));
    }
}
