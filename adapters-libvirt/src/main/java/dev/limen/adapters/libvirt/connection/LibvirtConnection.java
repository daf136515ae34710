package dev.limen.adapters.libvirt.connection;

import dev.limen.adapters.libvirt.binding.EventLoop;
import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.domain.hypervisor.HypervisorError;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;
import org.libvirt.event.LifecycleListener;

/**
 * One connection from its opening to its end. One thread at a time uses it: libvirt's client is meant to be shared, but
 * crashes the process in versions that are still around (9.0 did) when a second thread calls while a first one waits
 * for an answer that takes long. For the same reason it is closed only when no call is under way.
 */
public final class LibvirtConnection {

    private static final System.Logger LOG = System.getLogger(LibvirtConnection.class.getName());
    private static final int KEEPALIVE_INTERVAL_SECONDS = 2;
    private static final int MAX_KEEPALIVES_UNANSWERED = 3;
    private static final long CLOSE_TIMEOUT_SECONDS = 10;

    private final NativeConnection connection;
    private final @Nullable LifecycleListener listener;
    private final ReentrantLock use = new ReentrantLock();
    private boolean closed;

    private LibvirtConnection(NativeConnection connection, @Nullable LifecycleListener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    static LibvirtConnection open(LibvirtSettings settings, @Nullable LifecycleListener listener)
            throws LibvirtException {
        EventLoop.start();
        LibvirtConnection opened = new LibvirtConnection(new NativeConnection(settings.uri()), listener);
        try {
            if (!settings.inProcess()) {
                opened.connection.setKeepAlive(KEEPALIVE_INTERVAL_SECONDS, MAX_KEEPALIVES_UNANSWERED);
            }
            if (listener != null) {
                opened.connection.addLifecycleListener(listener);
            }
        } catch (LibvirtException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /**
     * Makes the calls on this thread.
     *
     * @throws HypervisorError.Unavailable when the connection has ended, or ended during the calls
     */
    public <T> T use(NativeCall<NativeConnection, T> call) throws LibvirtException {
        use.lock();
        try {
            if (closed) {
                throw new HypervisorError.Unavailable();
            }
            return call.on(connection);
        } catch (LibvirtException | NativeFailure e) {
            if (!isAlive()) {
                throw new HypervisorError.Unavailable(e);
            }
            throw e;
        } finally {
            use.unlock();
        }
    }

    /** Whether the connection stands, as far as this side knows; asks nobody. For users and for who closes it. */
    boolean isAlive() {
        try {
            return connection.isAlive();
        } catch (LibvirtException e) {
            return false;
        }
    }

    /** Lets a call under way end first. One that does not end keeps its connection: a leak is better than a crash. */
    void close() {
        boolean locked = false;
        try {
            locked = use.tryLock(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!locked) {
            LOG.log(Level.WARNING, "A call to libvirt does not end; its connection is left open");
            return;
        }
        try {
            if (!closed) {
                closed = true;
                end();
            }
        } finally {
            use.unlock();
        }
    }

    /** The listener goes first, or its file descriptors stay. A connection that is dead refuses both, to no harm. */
    private void end() {
        try {
            if (listener != null) {
                connection.removeLifecycleListener(listener);
            }
        } catch (LibvirtException e) {
            LOG.log(Level.DEBUG, "The listener went with its connection", e);
        }
        try {
            connection.close();
        } catch (LibvirtException e) {
            LOG.log(Level.DEBUG, "The connection was gone already", e);
        }
    }
}
