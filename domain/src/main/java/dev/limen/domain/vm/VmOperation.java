package dev.limen.domain.vm;

/** Something that is done to a VM and takes time. One at a time per VM. */
public enum VmOperation {
    CREATE,
    START,
    STOP,
    RESTART,
    PAUSE,
    RESUME,
    UPDATE,
    DELETE;

    boolean allowedFrom(VmStatus status) {
        return switch (this) {
            case CREATE -> false;
            case START -> status == VmStatus.STOPPED || status == VmStatus.ERROR;
            case STOP -> status != VmStatus.STOPPED;
            case RESTART, PAUSE -> status == VmStatus.RUNNING;
            case RESUME -> status == VmStatus.PAUSED;
            case UPDATE -> status == VmStatus.STOPPED || status == VmStatus.RUNNING;
            case DELETE -> true;
        };
    }

    /** Starting what runs and stopping what is stopped are wishes already fulfilled, not errors. */
    boolean fulfilledBy(VmStatus status) {
        return switch (this) {
            case START -> status == VmStatus.RUNNING;
            case STOP -> status == VmStatus.STOPPED;
            case CREATE, RESTART, PAUSE, RESUME, UPDATE, DELETE -> false;
        };
    }
}
