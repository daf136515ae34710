package dev.limen.adapters.libvirt.guest;

import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import dev.limen.adapters.libvirt.binding.NativeAction;
import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** Finds LIMEN's domains. What is found is freed on the thread that found it, before it gets lost to a finalizer. */
public final class Domains {

    private static final System.Logger LOG = System.getLogger(Domains.class.getName());
    private static final int SECURE = 1;
    private static final int INACTIVE = 2;

    private Domains() {}

    /**
     * Makes calls on a domain.
     *
     * @throws HypervisorError.NoSuchGuest when there is none, it is not LIMEN's, or it went in the middle
     */
    public static <T> T with(Connect connection, VmUuid uuid, NativeCall<Domain, T> call) throws LibvirtException {
        try {
            return withAny(connection, uuid, call);
        } catch (LibvirtException e) {
            if (LibvirtErrors.isNoDomain(e)) {
                throw new HypervisorError.NoSuchGuest(uuid);
            }
            throw e;
        }
    }

    /** As {@link #with}, for calls that answer nothing. */
    public static void act(Connect connection, VmUuid uuid, NativeAction<Domain> action) throws LibvirtException {
        with(connection, uuid, action.asCall());
    }

    private static <T> T withAny(Connect connection, VmUuid uuid, NativeCall<Domain, T> call) throws LibvirtException {
        Domain domain = connection.domainLookupByUUIDString(uuid.value().toString());
        try {
            if (!DomainMark.isOn(domain, uuid)) {
                throw new HypervisorError.NoSuchGuest(uuid);
            }
            return call.on(domain);
        } finally {
            free(domain);
        }
    }

    /** How a domain that is defined will be at its next start, secrets included. */
    static String definition(Domain domain) throws LibvirtException {
        return domain.getXMLDesc(SECURE | INACTIVE);
    }

    static boolean exists(Connect connection, VmUuid uuid) throws LibvirtException {
        try {
            return with(connection, uuid, domain -> true);
        } catch (HypervisorError.NoSuchGuest none) {
            return false;
        }
    }

    public static void free(Domain domain) {
        try {
            domain.free();
        } catch (LibvirtException e) {
            LOG.log(Level.DEBUG, "A domain's handle was gone already", e);
        }
    }
}
