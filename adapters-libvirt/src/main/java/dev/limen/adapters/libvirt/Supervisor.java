package dev.limen.adapters.libvirt;

import dev.limen.domain.hypervisor.HypervisorError;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;

/** Keeps the links mended, on a thread of its own: libvirt may be away at the start, and come and go later. */
final class Supervisor {

    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());
    private static final long GLANCE_MILLIS = 500;
    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final long MAX_PAUSE_MILLIS = 2_000;

    private final List<Link> links;
    private final LibvirtSettings settings;
    private final Runnable onRenewal;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable HostFacts facts;
    private boolean stale = true;

    Supervisor(List<Link> links, LibvirtSettings settings, Runnable onRenewal) {
        this.links = links;
        this.settings = settings;
        this.onRenewal = onRenewal;
        thread = Thread.ofPlatform().name("libvirt-supervisor").daemon().unstarted(this::supervise);
    }

    /** Returns after the first attempt to connect, or after the patience if that takes longer. */
    void start(Duration patience) {
        thread.start();
        try {
            if (!firstAttempt.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
    HostFacts facts() {
        HostFacts seen = facts;
        if (seen == null) {
            throw new HypervisorError.Unavailable();
        }
        return seen;
    }

    private void supervise() {
        long pause = GLANCE_MILLIS;
        boolean complained = false;
        do {
            try {
                mend();
                pause = GLANCE_MILLIS;
                complained = false;
            } catch (LibvirtException | RuntimeException | LinkageError e) {
                LOG.log(complained ? Level.DEBUG : Level.WARNING, "libvirt cannot be reached", e);
                complained = true;
                pause = Math.min(pause * 2, MAX_PAUSE_MILLIS);
            }
            firstAttempt.countDown();
        } while (!ends(pause));
        links.forEach(Link::close);
    }

    /** Whoever is told of the renewal may rely on every link and on the facts. */
    private void mend() throws LibvirtException {
        for (Link link : links) {
            stale |= link.mend();
        }
        if (stale) {
            HostFacts seen = links.getFirst().session().use(connection -> HostFacts.read(connection, settings));
            LOG.log(facts == null ? Level.DEBUG : Level.INFO, () -> "Connected to libvirt: " + seen.host());
            facts = seen;
            stale = false;
            onRenewal.run();
        }
    }

    private boolean ends(long pauseMillis) {
        try {
            return end.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Closes the links. A libvirt that hangs is not waited for longer than some seconds. */
    void close() {
        end.countDown();
        try {
            thread.join(CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
