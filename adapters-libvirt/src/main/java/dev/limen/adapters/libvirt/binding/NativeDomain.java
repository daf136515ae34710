package dev.limen.adapters.libvirt.binding;

import com.sun.jna.Pointer;
import dev.limen.domain.vm.VmUuid;
import java.util.function.Function;

/** Makes calls on a domain past libvirt-java. */
public final class NativeDomain {

    private NativeDomain() {}

    /**
     * Finds the domain, makes the calls, and frees it.
     *
     * @throws NativeFailure when there is no such domain
     */
    public static <T> T with(NativeConnection connection, VmUuid uuid, Function<Pointer, T> calls) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        Pointer domain = libvirt.virDomainLookupByUUIDString(
                connection.handle(), uuid.value().toString());
        if (domain == null) {
            throw NativeFailure.last();
        }
        try {
            return calls.apply(domain);
        } finally {
            libvirt.virDomainFree(domain);
        }
    }
}
