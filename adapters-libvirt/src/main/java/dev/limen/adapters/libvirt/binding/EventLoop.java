package dev.limen.adapters.libvirt.binding;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.libvirt.Connect;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.libvirt.jna.Libvirt.VirErrorCallback;

/** libvirt's event loop, one per process. It must turn before the first connection is opened, and never stops. */
public final class EventLoop {

    private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());
    private static final long FAILURE_BACK_OFF = Duration.ofMillis(100).toNanos();

    /** libvirt prints every error to stderr unless told otherwise; it does not keep the callback from the collector. */
    private static final VirErrorCallback SILENCE = (userData, error) -> {};

    private static boolean started;

    private EventLoop() {}

    public static synchronized void start() throws LibvirtException {
        if (started) {
            return;
        }
        Connect.setErrorCallback(SILENCE);
        Library.initEventLoop();
        Thread.ofPlatform().name("libvirt-events").daemon().start(EventLoop::turn);
        started = true;
    }

    /** Survives everything: without it no event and no keepalive reaches any connection of the process. */
    private static void turn() {
        while (true) {
            try {
                Library.processEvent();
            } catch (Throwable failure) {
                LOG.log(Level.WARNING, "libvirt's event loop stumbled", failure);
                LockSupport.parkNanos(FAILURE_BACK_OFF);
            }
        }
    }
}
