package dev.limen.domain.hypervisor;

import dev.limen.domain.vm.VmUuid;
import org.jspecify.annotations.Nullable;

/** What can go wrong below LIMEN. Messages name no path, XML or class of the host. */
public abstract sealed class HypervisorError extends RuntimeException {

    private HypervisorError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    private HypervisorError(String message) {
        super(message);
    }

    /** The hypervisor does not answer; whether the call took effect is not known. */
    public static final class Unavailable extends HypervisorError {
        private final boolean timeout;

        public Unavailable() {
            this("The hypervisor is not reachable at the moment.", null, false);
        }

        public Unavailable(Throwable cause) {
            this("The hypervisor is not reachable at the moment.", cause, false);
        }

        private Unavailable(String message, @Nullable Throwable cause, boolean timeout) {
            super(message, cause);
            this.timeout = timeout;
        }

        /** It was reached, but took longer than a call may; clients know this case by the word. */
        public static Unavailable timeout(Throwable cause) {
            return new Unavailable("The hypervisor did not answer in time (timeout).", cause, true);
        }

        /** Whether it was reached, and this one call did not end; asked again it may well not end either. */
        public boolean isTimeout() {
            return timeout;
        }
    }

    /** The hypervisor has no such guest. */
    public static final class NoSuchGuest extends HypervisorError {
        public NoSuchGuest(VmUuid uuid) {
            super("The hypervisor has no definition of virtual machine " + uuid.value() + ".");
        }
    }

    /** The hypervisor has no storage of this guest. */
    public static final class NoDisk extends HypervisorError {
        public NoDisk(VmUuid uuid) {
            super("The hypervisor has no disk of virtual machine " + uuid.value() + ".");
        }
    }

    /** The guest's state does not allow the call, as for pausing what is off. */
    public static final class WrongState extends HypervisorError {
        public WrongState(String message) {
            super(message);
        }
    }

    /** A running guest cannot be given the new size. */
    public static final class NotLive extends HypervisorError {
        public NotLive() {
            super("The hypervisor cannot apply the new size to a running guest.");
        }
    }

    /** The hypervisor does not have the capability. */
    public static final class NotSupported extends HypervisorError {
        public NotSupported(Capability missing) {
            super("The hypervisor cannot " + missing.words() + ".");
        }
    }

    /** Something on the host is in the way; nothing has changed. */
    public static final class Refused extends HypervisorError {
        private final Refusal reason;

        public Refused(Refusal reason) {
            super(reason.sentence());
            this.reason = reason;
        }

        public Refused(Refusal reason, Throwable cause) {
            super(reason.sentence(), cause);
            this.reason = reason;
        }

        public Refusal reason() {
            return reason;
        }
    }

    /** The hypervisor tried and failed. */
    public static final class Failed extends HypervisorError {
        public Failed(String message, Throwable cause) {
            super(message, cause);
        }

        public Failed(String message) {
            super(message);
        }
    }
}
