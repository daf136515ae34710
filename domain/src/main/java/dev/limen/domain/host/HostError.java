package dev.limen.domain.host;

/** What the host cannot do. */
public abstract sealed class HostError extends RuntimeException {

    private HostError(String message) {
        super(message);
    }

    /** The host has no room for another running guest of this size. */
    public static final class CapacityExceeded extends HostError {
        public CapacityExceeded(String unit, long current, long requested, long capacity) {
            super("The host has no room: " + current + " + " + requested + " " + unit + " are more than its " + capacity
                    + ". Stop another virtual machine first.");
        }
    }

    /** How much of the hosts is in use has not been seen lately. */
    public static final class MetricsUnavailable extends HostError {
        public MetricsUnavailable() {
            super("How much of the host is in use is not known at the moment.");
        }
    }
}
