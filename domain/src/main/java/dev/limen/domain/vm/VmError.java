package dev.limen.domain.vm;

/** What can be wrong with a request about a VM. Messages are meant for the person who asked. */
public abstract sealed class VmError extends RuntimeException {

    private VmError(String message) {
        super(message);
    }

    private static String state(VmStatus status) {
        return switch (status) {
            case RUNNING -> "Running";
            case STOPPED -> "Stopped";
            case PAUSED -> "Paused";
            case ERROR -> "in state Error";
        };
    }

    /** There is no such VM, or it belongs to somebody else: nobody can tell the difference. */
    public static final class NotFound extends VmError {
        public NotFound() {
            super("There is no such virtual machine.");
        }
    }

    /** The owner has another VM of this name. */
    public static final class NameTaken extends VmError {
        public NameTaken(VmName name) {
            super("A virtual machine named '" + name.value() + "' already exists.");
        }
    }

    /** Another VM has this MAC address. */
    public static final class MacTaken extends VmError {
        public MacTaken() {
            super("Another virtual machine has this MAC address.");
        }
    }

    /** The VM's state does not allow the operation. */
    public static final class NotAllowed extends VmError {
        public NotAllowed(VmOperation operation, VmStatus status) {
            super("Cannot " + word(operation) + " a virtual machine that is " + state(status) + ".");
        }

        private static String word(VmOperation operation) {
            return operation.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The VM would have to be on for what is asked. */
    public static final class NotOn extends VmError {
        public NotOn(VmStatus status) {
            super("The virtual machine is " + state(status) + ": it has a console while it is Running or Paused.");
        }
    }

    /** Another operation on the same VM has not ended yet. */
    public static final class Busy extends VmError {
        public Busy(VmOperation running) {
            super("The virtual machine is busy: '" + running.name().toLowerCase(java.util.Locale.ROOT)
                    + "' is in progress.");
        }
    }

    /** The running guest cannot take the new size. */
    public static final class NotLive extends VmError {
        public NotLive() {
            super(
                    "The new size cannot be applied while the virtual machine is Running: stop the virtual machine first.");
        }
    }

    /** The operation took longer than it may, and was ended without its outcome. */
    public static final class TimedOut extends VmError {
        public TimedOut() {
            super("The operation ran into a timeout and was given up; the virtual machine is shown as it was found.");
        }
    }

    /** The VM was changed by somebody else since it was read. */
    public static final class Stale extends VmError {
        public Stale() {
            super("The virtual machine was changed by another request in the meantime.");
        }
    }
}
