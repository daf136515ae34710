package dev.limen.adapters.libvirt.binding;

import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.util.Optional;
import org.libvirt.Error;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;

/**
 * What a failure comes from that somebody on the host can do something about. libvirt has numbers for few causes: of a
 * file it tells the system's error, and of an emulator that does not start it hands on what that printed.
 */
final class FailureCause {

    private FailureCause() {}

    static Optional<Refusal> of(Error error, VmUuid guest) {
        String message = error.getMessage() == null ? "" : error.getMessage();
        return of(error.getCode(), error.getDomain(), message, guest);
    }

    static Optional<Refusal> of(ErrorNumber code, ErrorDomain domain, String message, VmUuid guest) {
        return switch (code) {
            case VIR_ERR_NO_NETWORK -> Optional.of(Refusal.NETWORK_INACTIVE);
            case VIR_ERR_OPERATION_INVALID ->
                Optional.of(Refusal.NETWORK_INACTIVE).filter(it -> domain == ErrorDomain.VIR_FROM_NETWORK);
            case VIR_ERR_RESOURCE_BUSY -> Optional.of(Refusal.DISK_LOCKED);
            case VIR_ERR_NO_STORAGE_VOL -> Optional.of(Refusal.DISK_MISSING);
            case VIR_ERR_SYSTEM_ERROR, VIR_ERR_INTERNAL_ERROR, VIR_ERR_OPERATION_FAILED -> named(message, guest);
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> named(String message, VmUuid guest) {
        if (message.contains("Cannot allocate memory")) {
            return Optional.of(Refusal.HOST_MEMORY_EXHAUSTED);
        }
        if (message.contains("No space left on device")) {
            return Optional.of(Refusal.HOST_STORAGE_FULL);
        }
        if (message.contains("Permission denied") || message.contains("Operation not permitted")) {
            return Optional.of(Refusal.HOST_ACCESS_DENIED);
        }
        if (message.contains("\" lock") || message.contains("Failed to lock byte")) {
            return Optional.of(Refusal.DISK_LOCKED);
        }
        if (message.contains("No such file or directory")) {
            boolean disk = message.contains(GuestNaming.nameOf(guest));
            return Optional.of(disk ? Refusal.DISK_MISSING : Refusal.MEDIUM_MISSING);
        }
        return Optional.empty();
    }
}
