package dev.limen.domain.vm;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The UUID of a VM: also its identity on the hypervisor. */
public record VmUuid(UUID value) implements VmRef {

    public static VmUuid random() {
        return new VmUuid(UUID.randomUUID());
    }

    /** Another UUID, which follows from this one and is always the same. */
    public VmUuid successor() {
        return new VmUuid(UUID.nameUUIDFromBytes(value.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
