package dev.limen.adapters.libvirt.connection;

import dev.limen.adapters.libvirt.host.HostFacts;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.domain.hypervisor.HypervisorError;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;

/** Keeps the connections up, on a thread of its own: libvirt may be away at the start, and come and go later. */
public final class ConnectionSupervisor {

    private static final System.Logger LOG = System.getLogger(ConnectionSupervisor.class.getName());
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(2);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final List<ReconnectingConnection> connections;
    private final LibvirtSettings settings;
    private final Runnable onReconnect;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable HostFacts facts;
    private boolean stale = true;

    public ConnectionSupervisor(ConnectionPool pool, LibvirtSettings settings, Runnable onReconnect) {
        this.connections = pool.all();
        this.settings = settings;
        this.onReconnect = onReconnect;
        thread = Thread.ofPlatform().name("libvirt-supervisor").daemon().unstarted(this::supervise);
    }

    /** Returns after the first attempt to connect, or after some seconds if that takes longer. */
    public void start() {
        thread.start();
        try {
            if (!firstAttempt.await(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "libvirt does not answer yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The host as last seen.
     *
     * @throws HypervisorError.Unavailable when it has never been seen
     */
    public HostFacts facts() {
        HostFacts seen = facts;
        if (seen == null) {
            throw new HypervisorError.Unavailable();
        }
        return seen;
    }

    private void supervise() {
        Duration pause = POLL_INTERVAL;
        boolean complained = false;
        do {
            try {
                reconnect();
                pause = POLL_INTERVAL;
                complained = false;
            } catch (LibvirtException | RuntimeException | LinkageError e) {
                LOG.log(complained ? Level.DEBUG : Level.WARNING, "libvirt cannot be reached", e);
                complained = true;
                pause = Collections.min(List.of(pause.multipliedBy(2), MAX_BACK_OFF));
            }
            firstAttempt.countDown();
        } while (!ends(pause));
        connections.forEach(ReconnectingConnection::close);
    }

    /** Whoever is told may rely on every connection and on the facts. */
    private void reconnect() throws LibvirtException {
        for (ReconnectingConnection connection : connections) {
            stale |= connection.reconnect();
        }
        if (stale) {
            HostFacts seen = connections.getFirst().current().use(connection -> HostFacts.read(connection, settings));
            LOG.log(facts == null ? Level.DEBUG : Level.INFO, () -> "Connected to libvirt: " + seen.host());
            facts = seen;
            stale = false;
            onReconnect.run();
        }
    }

    private boolean ends(Duration pause) {
        try {
            return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Closes the connections. A libvirt that hangs is not waited for longer than some seconds. */
    public void close() {
        end.countDown();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
