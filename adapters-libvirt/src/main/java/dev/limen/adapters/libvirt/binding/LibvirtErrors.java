package dev.limen.adapters.libvirt.binding;

import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/** libvirt's failures in the words of the port. libvirt's own words name paths and XML: they go to the log only. */
public final class LibvirtErrors {

    private static final System.Logger LOG = System.getLogger(LibvirtErrors.class.getName());

    private LibvirtErrors() {}

    public static HypervisorError translate(String what, @Nullable VmUuid uuid, Exception failure) {
        if (uuid != null && isNoDomain(failure)) {
            return new HypervisorError.NoSuchGuest(uuid);
        }
        LOG.log(Level.WARNING, () -> "libvirt could not " + what + (uuid == null ? "" : " " + uuid.value()), failure);
        return cause(uuid, failure)
                .<HypervisorError>map(cause -> new HypervisorError.Refused(cause, failure))
                .orElseGet(() -> failed(what, failure));
    }

    private static Optional<Refusal> cause(@Nullable VmUuid uuid, Exception failure) {
        return uuid != null && failure instanceof LibvirtException e && e.getError() != null
                ? FailureCause.of(e.getError(), uuid)
                : Optional.empty();
    }

    /** What libvirt refuses for a reason that somebody on the host can do something about. */
    public static HypervisorError refused(Refusal reason, String what, Exception failure) {
        LOG.log(Level.WARNING, () -> "libvirt refuses to " + what, failure);
        return new HypervisorError.Refused(reason, failure);
    }

    static HypervisorError.Failed failed(String what, Throwable cause) {
        return new HypervisorError.Failed("The hypervisor could not " + what + ".", cause);
    }

    public static boolean isNoDomain(Exception failure) {
        return switch (failure) {
            case LibvirtException e -> has(e, ErrorNumber.VIR_ERR_NO_DOMAIN);
            case NativeFailure e -> e.isNoDomain();
            default -> false;
        };
    }

    public static boolean has(LibvirtException failure, ErrorNumber code) {
        return failure.getError() != null && failure.getError().getCode() == code;
    }
}
