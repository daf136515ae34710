package dev.limen.chaos;

import dev.limen.domain.vm.DomainState;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The hypervisor as the outside sees it: what can be killed there, and what is really there. */
interface HypervisorSide extends AutoCloseable {

    /** How a LIMEN finds it. */
    Map<String, String> environment();

    /** Kills what stands between LIMEN and the guests; guests go on. */
    void killDaemon();

    void startDaemon();

    /** Kills a guest; answers whether there was one. */
    boolean killGuest(UUID uuid);

    /** Every domain of LIMEN's, also of other installations on the same host. */
    Map<UUID, DomainState> domains();

    /** Whose disks are there. */
    Set<UUID> disks();

    @Override
    void close();
}
