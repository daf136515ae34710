package dev.limen.domain.hypervisor;

/** What a hypervisor may be able to do and may not. What it does not declare, it refuses and changes nothing. */
public enum Capability {
    /** Halts guests and lets them go on; else {@link HypervisorError.NotSupported}. */
    PAUSE("pause virtual machines"),
    /** Gives a running guest more cores; else {@link HypervisorError.NotLive}. */
    LIVE_CPU("give running virtual machines more cores"),
    /** Gives a running guest more memory; else {@link HypervisorError.NotLive}. */
    LIVE_MEMORY("give running virtual machines more memory"),
    /** Shows the screens of guests; else {@link HypervisorError.NotSupported}. */
    SCREEN("show the screens of virtual machines");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** What it is to be able to do so; completes "can …". */
    String words() {
        return words;
    }
}
