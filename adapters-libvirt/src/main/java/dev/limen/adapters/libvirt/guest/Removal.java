package dev.limen.adapters.libvirt.guest;

import dev.limen.adapters.libvirt.binding.LibvirtErrors;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.dispatch.Bulkheads;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.application.Undo;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/**
 * Removes domains with their storage. What may be refused comes first: a domain that runs is undefined while it runs,
 * and its power is cut when nothing but that is left. A domain whose emulator hangs would keep libvirt from undefining
 * it, so its power is cut first, as its owner wants it gone anyway.
 */
public final class Removal {

    private static final System.Logger LOG = System.getLogger(Removal.class.getName());
    private static final String WHAT = "remove the virtual machine";
    private static final int MANAGED_SAVE_AND_SNAPSHOTS = 1 | 2;
    private static final int NVRAM = 4;
    private static final int CHECKPOINTS = 16;
    private static final int TPM = 32;

    /** What is to go with a domain; older libvirts and other drivers know less, and refuse what they do not know. */
    private static final List<Integer> LEFTOVERS = List.of(
            MANAGED_SAVE_AND_SNAPSHOTS | NVRAM | CHECKPOINTS | TPM,
            MANAGED_SAVE_AND_SNAPSHOTS | NVRAM | CHECKPOINTS,
            MANAGED_SAVE_AND_SNAPSHOTS | NVRAM,
            MANAGED_SAVE_AND_SNAPSHOTS | CHECKPOINTS,
            MANAGED_SAVE_AND_SNAPSHOTS);

    private final Bulkheads bulkheads;
    private final Power power;
    private final Disks disks;

    public Removal(Bulkheads bulkheads, Power power, Disks disks) {
        this.bulkheads = bulkheads;
        this.power = power;
        this.disks = disks;
    }

    public void remove(VmUuid uuid) {
        bulkheads.operations().run(WHAT, uuid, connection -> disks.requireRemovable(connection, uuid));
        if (power.isStuck(uuid)) {
            power.cutIfThere(uuid);
        }
        Undo.onFailure(undo -> {
            Optional<String> definition =
                    bulkheads.operations().changeAndGet(WHAT, uuid, connection -> undefine(connection, uuid));
            undo.with(failure -> definition.ifPresent(xml -> restore(uuid, xml)));
            power.cutIfThere(uuid);
            bulkheads.operations().change(WHAT, uuid, connection -> disks.remove(connection, uuid));
            return definition;
        });
    }

    /** Answers the definition that there was. */
    private static Optional<String> undefine(NativeConnection connection, VmUuid uuid) throws LibvirtException {
        try {
            return Domains.with(connection, uuid, Removal::undefine);
        } catch (HypervisorError.NoSuchGuest gone) {
            LOG.log(Level.DEBUG, "There was no domain, or another was faster: {0}", uuid.value());
            return Optional.empty();
        }
    }

    private static Optional<String> undefine(Domain domain) throws LibvirtException {
        if (domain.isPersistent() != 1) {
            return Optional.empty();
        }
        String definition = Domains.definition(domain);
        try {
            undefineWithLeftovers(domain);
        } catch (LibvirtException e) {
            if (LibvirtErrors.has(e, ErrorNumber.VIR_ERR_OPERATION_TIMEOUT)) {
                Power.cut(domain);
                undefineWithLeftovers(domain);
            } else if (domain.isPersistent() == 1) {
                throw LibvirtErrors.refused(Refusal.NOT_REMOVABLE, WHAT, e);
            }
        }
        return Optional.of(definition);
    }

    private static void undefineWithLeftovers(Domain domain) throws LibvirtException {
        for (int leftovers : LEFTOVERS) {
            try {
                domain.undefine(leftovers);
                return;
            } catch (LibvirtException e) {
                if (leftovers == MANAGED_SAVE_AND_SNAPSHOTS || !LibvirtErrors.has(e, ErrorNumber.VIR_ERR_INVALID_ARG)) {
                    throw e;
                }
            }
        }
    }

    private void restore(VmUuid uuid, String definition) {
        bulkheads.operations().change(WHAT, uuid, connection -> {
            Domains.free(connection.domainDefineXML(definition));
        });
    }
}
