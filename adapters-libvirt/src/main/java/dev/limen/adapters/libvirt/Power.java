package dev.limen.adapters.libvirt;

import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/**
 * Switches domains on and off, and halts them. It looks at the state before it acts, and again when libvirt refuses:
 * somebody else may have been faster, and what libvirt's drivers say of that differs.
 */
final class Power {

    private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Lane operations;
    private final Lane reads;
    private final SettledCrashes settled;

    Power(Lane operations, Lane reads, SettledCrashes settled) {
        this.operations = operations;
        this.reads = reads;
        this.settled = settled;
    }

    void start(VmUuid uuid) {
        operations.call("start the virtual machine", uuid, connection -> {
            switch (DomainStates.of(connection, uuid)) {
                case RUNNING -> {}
                case PAUSED -> throw wrongState("start", "paused: resume it instead");
                case OFF, CRASHED ->
                    reach(connection, uuid, DomainState.RUNNING, domain -> {
                        cut(domain);
                        domain.create();
                        return true;
                    });
            }
            return true;
        });
    }

    void pause(VmUuid uuid) {
        operations.call("pause the virtual machine", uuid, connection -> {
            switch (DomainStates.of(connection, uuid)) {
                case PAUSED -> {}
                case OFF -> throw wrongState("pause", "off");
                case CRASHED -> throw wrongState("pause", "crashed");
                case RUNNING ->
                    reach(connection, uuid, DomainState.PAUSED, domain -> {
                        domain.suspend();
                        return true;
                    });
            }
            return true;
        });
    }

    void resume(VmUuid uuid) {
        operations.call("resume the virtual machine", uuid, connection -> {
            switch (DomainStates.of(connection, uuid)) {
                case RUNNING -> {}
                case OFF -> throw wrongState("resume", "off");
                case CRASHED -> throw wrongState("resume", "crashed");
                case PAUSED ->
                    reach(connection, uuid, DomainState.RUNNING, domain -> {
                        domain.resume();
                        return true;
                    });
            }
            return true;
        });
    }

    private static void reach(Connection connection, VmUuid uuid, DomainState goal, NativeCall<Domain, Boolean> act)
            throws LibvirtException {
        try {
            Domains.with(connection, uuid, act);
        } catch (LibvirtException e) {
            if (DomainStates.of(connection, uuid) != goal) {
                throw e;
            }
        }
    }

    /** The caller's thread does the waiting, which costs little; libvirt is only glanced at. */
    void stop(VmUuid uuid, Duration grace) {
        long start = System.nanoTime();
        long asked = start - ASK_AGAIN_NANOS;
        while (isRunning(uuid) && System.nanoTime() - start < grace.toNanos()) {
            if (System.nanoTime() - asked >= ASK_AGAIN_NANOS) {
                asked = System.nanoTime();
                ask(uuid);
            } else {
                pauseForAGlance();
            }
        }
        if (state(uuid) != DomainState.OFF) {
            cut(uuid);
        }
    }

    private boolean isRunning(VmUuid uuid) {
        return state(uuid) == DomainState.RUNNING;
    }

    private DomainState state(VmUuid uuid) {
        return reads.call("look at the virtual machine", uuid, connection -> DomainStates.of(connection, uuid));
    }

    /** A guest that is too busy booting to hear is asked again later. */
    private void ask(VmUuid uuid) {
        operations.call("shut the virtual machine down", uuid, connection -> {
            reachOrLeave(connection, uuid);
            return true;
        });
    }

    /** A request that libvirt cannot deliver is no failure of the whole: the power will be cut. */
    private static void reachOrLeave(Connection connection, VmUuid uuid) throws LibvirtException {
        Domains.with(connection, uuid, domain -> {
            try {
                domain.shutdown();
                return true;
            } catch (LibvirtException refused) {
                return false;
            }
        });
    }

    private void cut(VmUuid uuid) {
        boolean wasOn = operations.call(
                "stop the virtual machine", uuid, connection -> Domains.with(connection, uuid, Power::cut));
        if (!wasOn) {
            settled.add(uuid);
        }
    }

    /** Cuts the power of what is on; answers whether it was. */
    static boolean cut(Domain domain) throws LibvirtException {
        if (domain.isActive() != 1) {
            return false;
        }
        try {
            domain.destroy();
        } catch (LibvirtException e) {
            if (domain.isActive() == 1) {
                throw e;
            }
        }
        return true;
    }

    private static void pauseForAGlance() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }

    private static HypervisorError wrongState(String what, String state) {
        return new HypervisorError.WrongState("Cannot " + what + " a virtual machine that is " + state + ".");
    }
}
