package dev.limen.domain.vm;

import java.util.UUID;

/** The UUID of a VM: also its identity on the hypervisor. */
public record VmUuid(UUID value) implements VmRef {

    public static VmUuid random() {
        return new VmUuid(UUID.randomUUID());
    }

    /** The UUID that comes next. Nobody else's, since they are chosen at random, far apart. */
    public VmUuid successor() {
        return new VmUuid(new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits() + 1));
    }
}
