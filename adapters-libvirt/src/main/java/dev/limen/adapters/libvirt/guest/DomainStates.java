package dev.limen.adapters.libvirt.guest;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.NativeDomain;
import dev.limen.adapters.libvirt.binding.NativeFailure;
import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks libvirt for the states of LIMEN's domains. */
public final class DomainStates {

    private static final int STATS_STATE = 1;
    private static final int UUID_LENGTH = 36;

    /** A record: the domain, its parameters and their number. A parameter: its name, type and value. */
    private static final int RECORD_PARAMETERS = 8;

    private static final int RECORD_COUNT = 16;
    private static final int PARAMETER_SIZE = 96;
    private static final int PARAMETER_VALUE = 88;

    private DomainStates() {}

    /**
     * The state of one.
     *
     * @throws HypervisorError.NoSuchGuest when there is none, or it is not LIMEN's
     */
    public static GuestState of(NativeConnection connection, VmUuid uuid) {
        try {
            return NativeDomain.with(connection, uuid, domain -> of(domain, uuid));
        } catch (NativeFailure e) {
            throw LibvirtErrors.isNoDomain(e) ? new HypervisorError.NoSuchGuest(uuid) : e;
        }
    }

    private static GuestState of(Pointer domain, VmUuid uuid) {
        if (!DomainMark.isOn(domain, uuid)) {
            throw new HypervisorError.NoSuchGuest(uuid);
        }
        IntByReference state = new IntByReference();
        IntByReference reason = new IntByReference();
        if (NativeLibvirt.get().virDomainGetState(domain, state, reason, 0) < 0) {
            throw NativeFailure.last();
        }
        return LibvirtState.translate(state.getValue(), reason.getValue());
    }

    /** The states of all, in one call, and one more for each domain of another name than LIMEN's. */
    public static Map<VmUuid, GuestState> ofAll(NativeConnection connection) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        PointerByReference answer = new PointerByReference();
        int count = libvirt.virConnectGetAllDomainStats(connection.handle(), STATS_STATE, answer, 0);
        if (count < 0) {
            throw NativeFailure.last();
        }
        Pointer records = answer.getValue();
        try {
            Map<VmUuid, GuestState> states = HashMap.newHashMap(count);
            for (int i = 0; i < count; i++) {
                Pointer found = records.getPointer((long) i * Long.BYTES);
                own(found.getPointer(0)).ifPresent(uuid -> states.put(uuid, stateIn(found)));
            }
            return states;
        } finally {
            libvirt.virDomainStatsRecordListFree(records);
        }
    }

    /** The UUID of a domain that is LIMEN's. */
    private static Optional<VmUuid> own(Pointer domain) {
        NativeLibvirt libvirt = NativeLibvirt.get();
        byte[] text = new byte[UUID_LENGTH + 1];
        if (libvirt.virDomainGetUUIDString(domain, text) < 0) {
            throw NativeFailure.last();
        }
        VmUuid uuid = new VmUuid(UUID.fromString(new String(text, 0, UUID_LENGTH, StandardCharsets.US_ASCII)));
        return Optional.of(uuid).filter(it -> DomainMark.isOn(domain, it));
    }

    private static GuestState stateIn(Pointer found) {
        Pointer parameters = found.getPointer(RECORD_PARAMETERS);
        int state = 0;
        int reason = 0;
        for (long i = 0; i < found.getInt(RECORD_COUNT); i++) {
            int value = parameters.getInt(i * PARAMETER_SIZE + PARAMETER_VALUE);
            switch (parameters.getString(i * PARAMETER_SIZE)) {
                case "state.state" -> state = value;
                case "state.reason" -> reason = value;
                default -> {}
            }
        }
        return LibvirtState.translate(state, reason);
    }
}
