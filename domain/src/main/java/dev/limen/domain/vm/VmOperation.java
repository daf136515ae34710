package dev.limen.domain.vm;

import java.util.Optional;

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

    /** The status that the operation is to lead to, if it is to lead to one whatever the VM was before. */
    public Optional<VmStatus> goal() {
        return switch (this) {
            case START, RESTART, RESUME -> Optional.of(VmStatus.RUNNING);
            case STOP -> Optional.of(VmStatus.STOPPED);
            case PAUSE -> Optional.of(VmStatus.PAUSED);
            case CREATE, UPDATE, DELETE -> Optional.empty();
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
