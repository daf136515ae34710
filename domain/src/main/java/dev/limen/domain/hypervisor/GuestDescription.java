package dev.limen.domain.hypervisor;

import java.util.Set;

/**
 * A guest as the hypervisor has it.
 *
 * @param spec what LIMEN would have to define to get it, of the size that it runs with, or will run with once it is
 *     started by somebody else
 */
public record GuestDescription(GuestSpec spec, Set<GuestFinding> findings) {

    /** A guest as LIMEN makes them. */
    public static GuestDescription of(GuestSpec spec) {
        return new GuestDescription(spec, Set.of());
    }
}
