package dev.limen.domain.vm;

import java.util.UUID;

/** The UUID of a VM: also its identity on the hypervisor. */
public record VmUuid(UUID value) implements VmRef {

    public static VmUuid random() {
        return new VmUuid(UUID.randomUUID());
    }
}
