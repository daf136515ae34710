package dev.limen.adapters.persistence;

import dev.limen.domain.storage.StorageUnavailable;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets no more threads to the connection pool than it has connections. While the pool can grow, threads that it has
 * nothing for turn round in it until it has, a known fault of Agroal 3.2; as many virtual threads as there are cores,
 * doing that, keep everybody else from running, also whoever would give a connection back. Here they sleep instead.
 * Until the {@link Schema} is ready, nobody gets through.
 */
@Singleton
final class ConnectionPermits {

    /** Connections left to those who do not come this way: asking whether the database answers. */
    private static final int RESERVED = 2;

    private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();

    private final Semaphore permits;
    private final Duration timeout;
    private volatile boolean open;

    ConnectionPermits(AgroalDataSource dataSource) {
        AgroalConnectionPoolConfiguration pool = dataSource.getConfiguration().connectionPoolConfiguration();
        permits = new Semaphore(Math.max(1, pool.maxSize() - RESERVED), true);
        timeout = pool.acquisitionTimeout();
    }

    /** Does the work with the right to one connection; whoever is inside already goes straight on. */
    <T> T through(Supplier<T> work) {
        if (INSIDE.isBound()) {
            return work.get();
        }
        enter();
        try {
            return ScopedValue.where(INSIDE, true).call(work::get);
        } finally {
            permits.release();
        }
    }

    void open() {
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    private void enter() {
        if (!open) {
            throw new StorageUnavailable(new IllegalStateException("the schema is not ready yet"));
        }
        try {
            if (!permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StorageUnavailable(new TimeoutException("all connections are in use"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable(e);
        }
    }
}
