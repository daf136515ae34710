package dev.limen.adapters.libvirt.guest;

import dev.limen.adapters.libvirt.binding.NativeAction;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.dispatch.Bulkheads;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/**
 * Switches domains on and off, and halts them. It looks at the state before it acts, and again when libvirt refuses:
 * somebody else may have been faster, and what libvirt's drivers say of that differs.
 */
public final class Power {

    private static final System.Logger LOG = System.getLogger(Power.class.getName());
    private static final Duration REQUEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Bulkheads bulkheads;

    public Power(Bulkheads bulkheads) {
        this.bulkheads = bulkheads;
    }

    /** Under the lock of the guest: what one start of a domain begins, another must not take for the rest of a crash. */
    public Set<GuestFinding> start(VmUuid uuid) {
        return bulkheads
                .operations()
                .changeAndGet(
                        "start the virtual machine", uuid, connection -> switch (DomainStates.of(connection, uuid)) {
                            case RUNNING -> Set.of();
                            case PAUSED, HALTED_BY_STORAGE, HALTED_BY_WATCHDOG, HALTED ->
                                throw wrongState("start", "paused: resume it instead");
                            case OFF, CRASHED -> create(connection, uuid);
                        });
    }

    private static Set<GuestFinding> create(NativeConnection connection, VmUuid uuid) throws LibvirtException {
        reach(connection, uuid, GuestState.RUNNING, domain -> {
            cut(domain);
            closePort(connection, domain);
            domain.create();
        });
        return Domains.with(connection, uuid, Drives::lacksMedium) ? Set.of(GuestFinding.MEDIUM_MISSING) : Set.of();
    }

    /** Domains of earlier versions have their screen on a port of the host, where everybody there can look at it. */
    private static void closePort(Connect connection, Domain domain) throws LibvirtException {
        Optional<String> closed = DomainXml.withoutPort(Domains.definition(domain));
        if (closed.isPresent()) {
            Domains.free(connection.domainDefineXML(closed.get()));
        }
    }

    public void pause(VmUuid uuid) {
        bulkheads.guests().change("pause the virtual machine", uuid, connection -> {
            switch (DomainStates.of(connection, uuid)) {
                case PAUSED -> {}
                case OFF -> throw wrongState("pause", "off");
                case CRASHED -> throw wrongState("pause", "crashed");
                case HALTED_BY_STORAGE, HALTED_BY_WATCHDOG, HALTED -> throw wrongState("pause", "halted by a fault");
                case RUNNING -> reach(connection, uuid, GuestState.PAUSED, Domain::suspend);
            }
        });
    }

    public void resume(VmUuid uuid) {
        bulkheads.guests().change("resume the virtual machine", uuid, connection -> {
            switch (DomainStates.of(connection, uuid)) {
                case RUNNING -> {}
                case OFF -> throw wrongState("resume", "off");
                case CRASHED -> throw wrongState("resume", "crashed");
                case PAUSED, HALTED_BY_STORAGE, HALTED_BY_WATCHDOG, HALTED ->
                    reach(connection, uuid, GuestState.RUNNING, Domain::resume);
            }
        });
    }

    private static void reach(NativeConnection connection, VmUuid uuid, GuestState goal, NativeAction<Domain> act)
            throws LibvirtException {
        try {
            Domains.act(connection, uuid, act);
        } catch (LibvirtException e) {
            if (DomainStates.of(connection, uuid) != goal) {
                throw e;
            }
        }
    }

    /**
     * The caller's thread does the waiting, which costs little; libvirt is only polled. The guest is asked again
     * and again, since while it boots it does not hear.
     */
    public void stop(VmUuid uuid, Duration grace) {
        long start = System.nanoTime();
        long asked = start - REQUEST_INTERVAL.toNanos();
        Duration left = grace;
        while (isRunning(uuid) && left.isPositive()) {
            if (System.nanoTime() - asked >= REQUEST_INTERVAL.toNanos()) {
                asked = System.nanoTime();
                ask(uuid, left);
            } else {
                pauseBriefly();
            }
            left = grace.minusNanos(System.nanoTime() - start);
        }
        if (state(uuid) != GuestState.OFF) {
            cut(uuid);
        }
    }

    private boolean isRunning(VmUuid uuid) {
        return state(uuid) == GuestState.RUNNING;
    }

    public GuestState state(VmUuid uuid) {
        return bulkheads
                .reads()
                .call("look at the virtual machine", uuid, connection -> DomainStates.of(connection, uuid));
    }

    /** An emulator that hangs does not take the request. That is no failure of the whole: the power will be cut. */
    private void ask(VmUuid uuid, Duration left) {
        Duration timeout = Collections.min(List.of(left, REQUEST_INTERVAL));
        try {
            bulkheads.guests().change("shut the virtual machine down", uuid, timeout, connection -> {
                Domains.act(connection, uuid, Power::request);
            });
        } catch (HypervisorError.Unavailable | HypervisorError.NoSuchGuest undelivered) {
            LOG.log(Level.DEBUG, "The request to power off was not taken", undelivered);
        }
    }

    private static void request(Domain domain) {
        try {
            domain.shutdown();
        } catch (LibvirtException refused) {
            LOG.log(Level.DEBUG, "The request to power off was not delivered", refused);
        }
    }

    private void cut(VmUuid uuid) {
        bulkheads.cuts().run("stop the virtual machine", uuid, connection -> Domains.act(connection, uuid, Power::cut));
    }

    /** Whether the emulator has kept a call waiting for a second, so that it would keep others too. */
    boolean isStuck(VmUuid uuid) {
        while (true) {
            long occupied = bulkheads
                    .reads()
                    .call(
                            "look at the virtual machine",
                            uuid,
                            connection -> EmulatorLoad.occupiedMillis(connection, uuid));
            if (occupied <= 0 || occupied >= REQUEST_INTERVAL.toMillis()) {
                return occupied > 0;
            }
            pauseBriefly();
        }
    }

    public void cutIfThere(VmUuid uuid) {
        try {
            cut(uuid);
        } catch (HypervisorError.NoSuchGuest gone) {
            LOG.log(Level.DEBUG, "There is no domain: {0}", uuid.value());
        }
    }

    /** Cuts the power of what is on. */
    public static void cut(Domain domain) throws LibvirtException {
        if (domain.isActive() != 1) {
            return;
        }
        try {
            domain.destroy();
        } catch (LibvirtException e) {
            if (domain.isActive() == 1) {
                throw e;
            }
        }
    }

    private static void pauseBriefly() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorError.Unavailable(e);
        }
    }

    private static HypervisorError wrongState(String what, String state) {
        return new HypervisorError.WrongState("Cannot " + what + " a virtual machine that is " + state + ".");
    }
}
