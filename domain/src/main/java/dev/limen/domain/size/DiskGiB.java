package dev.limen.domain.size;

import dev.limen.domain.InvalidValue;

/** Size of a VM's disk in GiB as the guest sees it, at least 1; what it takes on the host grows with use. */
public record DiskGiB(int value) {

    public DiskGiB {
        if (value < 1) {
            throw new InvalidValue("diskSize", "must be at least 1 GiB");
        }
    }
}
