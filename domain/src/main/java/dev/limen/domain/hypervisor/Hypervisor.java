package dev.limen.domain.hypervisor;

import dev.limen.domain.host.HostCounters;
import dev.limen.domain.host.Hosts;
import dev.limen.domain.network.Neighbour;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the VMs. Every call may take seconds and must be made outside any unit of work; every call may throw
 * {@link HypervisorError.Unavailable} or {@link HypervisorError.Failed}, and those that name a guest throw
 * {@link HypervisorError.NoSuchGuest} when it does not exist, unless they say otherwise. Calls that change something
 * are idempotent: a second call finds the work done and returns. Safe for use by many threads.
 *
 * <p>Guests that LIMEN did not make are neither listed nor touched. What others call a guest of LIMEN's does not matter.
 */
public interface Hypervisor extends AutoCloseable {

    /** What this hypervisor can do beyond what every one must; the same at any time, without a call. */
    Set<Capability> capabilities();

    /**
     * The hosts as last seen, without a call.
     *
     * @throws HypervisorError.Unavailable when none has ever been seen
     */
    Hosts hosts();

    /** What the hosts count, read now. Takes at most one second. */
    HostCounters hostCounters();

    /** Whether the hypervisor answers, asked now; false instead of any error. Takes at most one second. */
    boolean answers();

    /**
     * Makes the guest and its disk, switched off. The disk is empty, or begins with the content of its image; a CD lies in
     * the guest's drive. An image is never written to, and can serve many guests. A guest that is already there is left as
     * it is. When it fails, neither guest nor disk is left behind.
     *
     * @return what it had to be made otherwise than usual
     * @throws HypervisorError.Refused with {@link Refusal#MEDIUM_MISSING} when the disk image is not there
     */
    Set<GuestFinding> define(GuestSpec spec);

    /**
     * Switches the guest on; nothing happens when it runs. Throws {@link HypervisorError.WrongState} when paused or halted.
     * A CD that is not there any more is left out.
     *
     * @return what is not as usual
     * @throws HypervisorError.Refused when something is missing on the host
     */
    Set<GuestFinding> start(VmUuid uuid);

    /**
     * Switches the guest off: asks the guest to power off, and cuts the power when {@code grace} has passed. Zero
     * cuts at once, as does a paused or halted guest, which could not hear; so does a guest whose emulator does not even take the
     * request, when {@code grace} has passed. Returns when the guest is off.
     */
    void stop(VmUuid uuid, Duration grace);

    /**
     * Halts the guest's processors; its memory stays. Throws {@link HypervisorError.WrongState} when it is off
     * or halted.
     *
     * @throws HypervisorError.NotSupported without {@link Capability#PAUSE}, as {@link #resume} does
     */
    void pause(VmUuid uuid);

    /** Lets a paused or halted guest go on. Throws {@link HypervisorError.WrongState} when it is off. */
    void resume(VmUuid uuid);

    /**
     * Gives the guest other cores and memory; the disk is not touched. What is running gets them at once and after
     * every later start, or not at all. What is off is plugged into the host's network, if it was not active before.
     *
     * @throws HypervisorError.Refused with {@link Refusal#SAVED_STATE} when it is off and would not get them at its start
     * @throws HypervisorError.NotLive when a running guest cannot be changed so, always without
     *     {@link Capability#LIVE_CPU} or {@link Capability#LIVE_MEMORY}; nothing has changed then
     */
    void resize(VmUuid uuid, VmSize size);

    /** Throws away what was saved of the memory of a guest that is off; nothing happens when nothing was. */
    void discardSavedState(VmUuid uuid);

    /**
     * Removes the guest, running or not, and all its storage; the image that it was made from stays. A guest that does not exist is no error. What is refused
     * leaves the guest as it was, and running if it was.
     *
     * @throws HypervisorError.Refused with {@link Refusal#DISK_IN_USE} or {@link Refusal#NOT_REMOVABLE}
     */
    void undefine(VmUuid uuid);

    /** The state of one guest. */
    GuestState state(VmUuid uuid);

    /** The state of every guest of LIMEN's, in one call to the hypervisor however many there are. */
    Map<VmUuid, GuestState> states();

    /**
     * The guest as it is now.
     *
     * @throws HypervisorError.NoSuchGuest also when the guest belongs to another installation of LIMEN
     */
    GuestDescription describe(VmUuid uuid);

    /**
     * Who is on the network that guests are plugged into, guests of LIMEN's or not, as far as the host knows; in a number
     * of calls to the hypervisor that does not depend on how many there are. What cannot be asked is left out.
     */
    Set<Neighbour> neighbours();

    /** Whose storage is there, with a guest or without; in one call to the hypervisor. */
    Set<VmUuid> disks();

    /**
     * Makes a guest that has vanished again, switched off, over the disk that it left. A guest that is already there
     * is left as it is, but for a name that is not LIMEN's: it gets back its own.
     *
     * @throws HypervisorError.NoDisk when it left none
     * @throws HypervisorError.WrongState when it would have to be off to get back its name
     */
    void redefine(GuestSpec spec);

    /**
     * Connects the screen of a running, paused or halted guest to a socket on which the caller listens: when this returns,
     * the connection is there to be accepted, and the guest's RFB server speaks on it first. It is that guest's and no
     * other's, shares the guest with other connections, asks for no password, and ends when the guest goes off. When this
     * fails, what may have been connected is closed. Takes at most some seconds.
     *
     * @throws HypervisorError.WrongState when the guest is off
     * @throws HypervisorError.NotSupported without {@link Capability#SCREEN}
     */
    void connectScreen(VmUuid uuid, LocalSocket listener);

    /**
     * Tells every later change, whoever causes it, on a thread of the hypervisor's that the listener must not hold up.
     * Changes made through this port are told as well. There is one listener; a second call replaces the first.
     */
    void listen(Consumer<GuestEvent> listener);

    /** Lets go of the connection; guests go on. */
    @Override
    void close();
}
