package dev.limen.domain.hypervisor;

/** Why a hypervisor refuses what it could do otherwise: something on the host is in the way, which somebody can change. */
public enum Refusal {
    /** Another guest refers to the storage of this one, whoever made it. */
    DISK_IN_USE("Another domain on the host uses the disk of this virtual machine, so nothing was removed. "
            + "Its name is in LIMEN's log: once it has let go of the disk, the virtual machine can be deleted."),
    /** The definition of the guest cannot be removed; the guest goes on as it was. */
    NOT_REMOVABLE("The hypervisor refuses to remove this virtual machine, which was left as it is. "
            + "The reason is in LIMEN's log: once the host's administrator has cleared it, "
            + "the virtual machine can be deleted."),

    /** The memory of the guest was saved when it had another size, and its next start would go on from there. */
    SAVED_STATE("The memory of this virtual machine was saved on the host when it had another size: "
            + "start it with that size, or use force to throw the saved memory away."),

    /** The network that the guest is plugged into is not active, or is gone. */
    NETWORK_INACTIVE("The network of the host that this virtual machine is plugged into is not active: "
            + "once the host's administrator has started it, the virtual machine can be started."),
    /** The host has less memory left than the guest needs. */
    HOST_MEMORY_EXHAUSTED("The host has not enough memory left for this virtual machine."),
    /** The host's storage is full. */
    HOST_STORAGE_FULL("The storage of the host is full."),
    /** The guest's disk is not where it was. */
    DISK_MISSING("The disk of this virtual machine is missing on the host."),
    /** Something that the guest has in a drive is not where it was. */
    MEDIUM_MISSING("A medium or another file that this virtual machine uses is missing on the host."),
    /** Another program has the guest's disk open for writing. */
    DISK_LOCKED("Another program on the host has the disk of this virtual machine open."),
    /** The hypervisor may not use a file of the guest. */
    HOST_ACCESS_DENIED("The hypervisor is not permitted to use a file of this virtual machine on the host.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
