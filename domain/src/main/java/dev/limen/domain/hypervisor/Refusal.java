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
            + "start it with that size, or use force to throw the saved memory away.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
