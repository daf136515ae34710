package dev.limen.domain.vm;

/** What a VM is doing, as far as LIMEN knows from the hypervisor. */
public enum VmStatus {
    RUNNING,
    STOPPED,
    PAUSED,
    /** Crashed, vanished from the hypervisor, or stopped by a fault; the reason stands beside it. */
    ERROR
}
