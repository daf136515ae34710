package dev.limen.adapters.libvirt.host;

/** How guests run, in libvirt's words and in people's. */
public enum GuestKind {
    KVM("kvm", "QEMU/KVM", "host-passthrough"),
    EMULATED("qemu", "QEMU (software emulation)", "maximum"),
    TEST("test", "libvirt test driver", "");

    /** The machine that guests see. */
    public static final String MACHINE = "q35";

    private final String domainType;
    private final String description;
    private final String cpuMode;

    GuestKind(String domainType, String description, String cpuMode) {
        this.domainType = domainType;
        this.description = description;
        this.cpuMode = cpuMode;
    }

    public String domainType() {
        return domainType;
    }

    public String description() {
        return description;
    }

    /** The most that the host or the emulator can do: guests never move to another host. */
    public String cpuMode() {
        return cpuMode;
    }

    /** Whether there is a machine to describe in detail; the test driver has none. */
    public boolean hasMachine() {
        return this != TEST;
    }
}
