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
}
