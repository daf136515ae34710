package dev.limen.domain.vm;

import dev.limen.domain.host.Host;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the VMs. Every call may take seconds and must be made outside any unit of work; every call may throw
 * {@link HypervisorError.Unavailable} or {@link HypervisorError.Failed}, and those that name a domain throw
 * {@link HypervisorError.NoSuchDomain} when it does not exist, unless they say otherwise. Calls that change something
 * are idempotent: a second call finds the work done and returns. Safe for use by many threads.
 *
 * <p>Domains that LIMEN did not make are neither listed nor touched.
 */
public interface Hypervisor extends AutoCloseable {

    /**
     * The host as last seen, without a call.
     *
     * @throws HypervisorError.Unavailable when it has never been seen
     */
    Host host();

    /** Whether the hypervisor answers, asked now; false instead of any error. Takes at most one second. */
    boolean answers();

    /**
     * Makes the domain and its empty disk, switched off. A domain that is already there is left as it is. When it
     * fails, neither domain nor disk is left behind.
     */
    void define(DomainSpec spec);

    /** Switches the domain on; nothing happens when it runs. Throws {@link HypervisorError.WrongState} when paused. */
    void start(VmUuid uuid);

    /**
     * Switches the domain off: asks the guest to power off, and cuts the power when {@code grace} has passed. Zero
     * cuts at once, as does a paused guest, which could not hear; so does a guest whose emulator does not even take the
     * request, when {@code grace} has passed. Returns when the domain is off.
     */
    void stop(VmUuid uuid, Duration grace);

    /** Halts the guest's processors; its memory stays. Throws {@link HypervisorError.WrongState} when it is off. */
    void pause(VmUuid uuid);

    /** Lets a paused guest go on. Throws {@link HypervisorError.WrongState} when it is off. */
    void resume(VmUuid uuid);

    /**
     * Gives the domain other cores and memory; the disk is not touched. What is running gets them at once and after
     * every later start, or not at all.
     *
     * @throws HypervisorError.NotLive when a running guest cannot be changed so; nothing has changed then
     */
    void resize(VmUuid uuid, VmSize size);

    /** Removes the domain, running or not, and all its storage. A domain that does not exist is no error. */
    void undefine(VmUuid uuid);

    /** The state of one domain. */
    DomainState state(VmUuid uuid);

    /** The state of every domain of LIMEN's, in one call to the hypervisor however many there are. */
    Map<VmUuid, DomainState> states();

    /**
     * What LIMEN would have to define to get this domain.
     *
     * @throws HypervisorError.NoSuchDomain also when the domain belongs to another installation of LIMEN
     */
    DomainSpec describe(VmUuid uuid);

    /** Whose storage is there, with a domain or without; in one call to the hypervisor. */
    Set<VmUuid> disks();

    /**
     * Makes a domain that has vanished again, switched off, over the disk that it left. A domain that is already there
     * is left as it is.
     *
     * @throws HypervisorError.NoDisk when it left none
     */
    void redefine(DomainSpec spec);

    /**
     * Tells every later change, whoever causes it, on a thread of the hypervisor's that the listener must not hold up.
     * Changes made through this port are told as well. There is one listener; a second call replaces the first.
     */
    void listen(Consumer<DomainEvent> listener);

    /** Lets go of the connection; guests go on. */
    @Override
    void close();
}
