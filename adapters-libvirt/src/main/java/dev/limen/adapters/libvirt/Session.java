package dev.limen.adapters.libvirt;

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
final class Session {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final int KEEPALIVE_SECONDS = 2;
    private static final int KEEPALIVE_COUNT = 3;
    private static final long CLOSE_SECONDS = 10;

    private final Connection connection;
    private final @Nullable LifecycleListener listener;
    private final ReentrantLock turn = new ReentrantLock();
    private boolean closed;

    private Session(Connection connection, @Nullable LifecycleListener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    static Session open(LibvirtSettings settings, @Nullable LifecycleListener listener) throws LibvirtException {
        EventLoop.start();
        Session session = new Session(new Connection(settings.uri()), listener);
        try {
            if (!settings.inProcess()) {
                session.connection.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
            }
            if (listener != null) {
                session.connection.addLifecycleListener(listener);
            }
        } catch (LibvirtException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /**
     * Makes the calls on this thread.
     *
     * @throws HypervisorError.Unavailable when the session has ended, or ended during the calls
     */
    <T> T use(NativeCall<Connection, T> call) throws LibvirtException {
        turn.lock();
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
            turn.unlock();
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
            locked = turn.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS);
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
            turn.unlock();
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
