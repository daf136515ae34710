package dev.limen.adapters.libvirt.screen;

import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeDomain;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.adapters.libvirt.dispatch.Bulkheads;
import dev.limen.adapters.libvirt.guest.DomainStates;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.LocalSocket;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;

/**
 * Connects screens. libvirt hands the emulator of the domain a socket that is connected already, so the emulator listens
 * nowhere, and a connection can come to no other domain than the one that was asked for.
 */
public final class Screens {

    private static final int FIRST_SCREEN = 0;

    /** People wait for it. Who was connected later than this finds nobody listening any more. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Bulkheads bulkheads;

    public Screens(Bulkheads bulkheads) {
        this.bulkheads = bulkheads;
    }

    /** The emulator has to take it, and may hang. */
    public void connect(VmUuid uuid, LocalSocket listener) {
        bulkheads.guests().run("show the screen of the virtual machine", uuid, CONNECT_TIMEOUT, connection -> {
            requireOn(connection, uuid);
            try (NativeSocket socket = NativeSocket.connect(listener)) {
                NativeDomain.with(connection, uuid, domain -> open(domain, socket));
            } catch (LastErrorException | IndexOutOfBoundsException nobodyListens) {
                throw new HypervisorError.Failed("The hypervisor could not show the screen.", nobodyListens);
            } catch (NativeFailure failure) {
                requireOn(connection, uuid);
                throw failure;
            }
        });
    }

    private static boolean open(Pointer domain, NativeSocket socket) {
        if (NativeLibvirt.get().virDomainOpenGraphics(domain, FIRST_SCREEN, socket.number(), 0) < 0) {
            throw NativeFailure.last();
        }
        return true;
    }

    private static void requireOn(NativeConnection connection, VmUuid uuid) {
        GuestState state = DomainStates.of(connection, uuid);
        if (state == GuestState.OFF || state == GuestState.CRASHED) {
            throw new HypervisorError.WrongState("The virtual machine is off: it shows its screen while it is on.");
        }
    }
}
