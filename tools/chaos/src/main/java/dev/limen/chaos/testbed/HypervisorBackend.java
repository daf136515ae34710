package dev.limen.chaos.testbed;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The hypervisor as the outside sees it: what can be killed there, and what is really there. */
public interface HypervisorBackend extends AutoCloseable {

    /** How a LIMEN finds it. */
    Map<String, String> environment();

    /** Kills what stands between LIMEN and the guests; guests go on. */
    void killDaemon();

    void startDaemon();

    /** It stays where it is and answers nobody any more, until {@link #thawDaemon}; guests go on. */
    void freezeDaemon();

    void thawDaemon();

    /** Starts a guest past LIMEN. */
    void startGuest(UUID uuid);

    /** Kills a guest; answers whether there was one. */
    boolean killGuest(UUID uuid);

    /** Kills guests as near to at once as it can be done. */
    void killGuests(Collection<UUID> uuids);

    /** Every domain of LIMEN's, also of other installations on the same host. */
    Map<UUID, BackendGuest> domains();

    /** Whose disks are there. */
    Set<UUID> disks();

    @Override
    void close();
}
