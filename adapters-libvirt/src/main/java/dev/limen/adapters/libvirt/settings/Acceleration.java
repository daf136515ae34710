package dev.limen.adapters.libvirt.settings;

/** What runs the guests' processors. */
public enum Acceleration {
    /** {@link #KVM} where it can be used, else {@link #QEMU}. */
    AUTO,
    /** The host's own virtualization. */
    KVM,
    /** Software emulation: works everywhere, slowly. */
    QEMU
}
