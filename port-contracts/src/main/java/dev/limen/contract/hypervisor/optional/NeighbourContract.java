package dev.limen.contract.hypervisor.optional;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.hypervisor.HypervisorBench;
import dev.limen.domain.network.GuestAddress;
import dev.limen.domain.network.GuestAddress.Source;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.network.Neighbour;
import org.junit.jupiter.api.Test;

/** For test beds on whose network somebody can be met without a guest that boots. */
public interface NeighbourContract extends HypervisorBench {

    /**
     * The host meets somebody on the network.
     *
     * @return has the host forget them
     */
    Runnable meet(MacAddress mac, String address);

    /** An IPv4 address of the network that nobody has. */
    String freeAddress();

    @Test
    default void whoIsMetOnTheNetworkIsANeighbourUntilTheyAreForgotten() {
        Neighbour neighbour = new Neighbour(MacAddress.random(), new GuestAddress(freeAddress(), Source.ARP));
        Runnable forget = meet(neighbour.mac(), neighbour.address().value());
        try {
            assertTrue(hypervisor().neighbours().contains(neighbour));
        } finally {
            forget.run();
        }

        assertFalse(hypervisor().neighbours().contains(neighbour));
    }
}
