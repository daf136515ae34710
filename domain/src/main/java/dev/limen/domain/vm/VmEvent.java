package dev.limen.domain.vm;

/** Something that happened to a VM, with the VM as it was right after. */
public sealed interface VmEvent {

    VmView vm();

    /** Every visible change but the last: created, busy, started, paused, resized, failed, seen in another state… */
    record VmChanged(VmView vm) implements VmEvent {}

    /** The VM is gone; no event of it follows. */
    record VmDeleted(VmView vm) implements VmEvent {}
}
