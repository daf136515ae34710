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
 */
@Singleton
final class ConnectionPermits {

    /** Connections left to those who do not come this way: asking whether the database answers. */
    private static final int RESERVED = 2;

    private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();

    private final Semaphore permits;
    private final Duration patience;

    ConnectionPermits(AgroalDataSource dataSource) {
        AgroalConnectionPoolConfiguration pool = dataSource.getConfiguration().connectionPoolConfiguration();
        permits = new Semaphore(Math.max(1, pool.maxSize() - RESERVED), true);
        patience = pool.acquisitionTimeout();
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

    private void enter() {
        try {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StorageUnavailable(new TimeoutException("all connections are in use"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable(e);
        }
    }
}
