package dev.limen.adapters.libvirt.guest;

import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.binding.NativeConnection;
import dev.limen.adapters.libvirt.binding.Xml;
import dev.limen.adapters.libvirt.dispatch.Bulkhead;
import dev.limen.adapters.libvirt.dispatch.Bulkheads;
import dev.limen.adapters.libvirt.host.HostFacts;
import dev.limen.adapters.libvirt.host.HostNetwork;
import dev.limen.adapters.libvirt.storage.Disks;
import dev.limen.adapters.libvirt.storage.Medium;
import dev.limen.application.Undo;
import dev.limen.domain.hypervisor.GuestDescription;
import dev.limen.domain.hypervisor.GuestFinding;
import dev.limen.domain.hypervisor.GuestImage;
import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmUuid;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.DomainInfo;
import org.libvirt.LibvirtException;

/** Makes and changes the definitions of domains, with their storage. */
public final class Definitions {

    private static final System.Logger LOG = System.getLogger(Definitions.class.getName());
    private static final int VCPU_LIVE = 1;
    private static final long KIB_PER_MIB = 1024;

    private final Bulkheads bulkheads;
    private final Disks disks;
    private final String network;
    private final Supplier<HostFacts> facts;
    private final Function<ImageFile, Path> images;

    public Definitions(
            Bulkheads bulkheads,
            Disks disks,
            String network,
            Supplier<HostFacts> facts,
            Function<ImageFile, Path> images) {
        this.bulkheads = bulkheads;
        this.disks = disks;
        this.network = network;
        this.facts = facts;
        this.images = images;
    }

    public Set<GuestFinding> define(GuestSpec spec) {
        DomainXml xml = new DomainXml(facts.get());
        return bulkheads.operations().changeAndGet("define the virtual machine", spec.uuid(), connection -> {
            if (!Domains.exists(connection, spec.uuid()) && build(connection, spec, xml) == HostNetwork.INACTIVE) {
                LOG.log(
                        Level.WARNING,
                        "The network {0} is not active: {1} is not in it",
                        network,
                        spec.uuid().value());
                return Set.of(GuestFinding.USER_NETWORK);
            }
            return Set.of();
        });
    }

    private HostNetwork build(NativeConnection connection, GuestSpec spec, DomainXml xml) throws LibvirtException {
        return Undo.onFailure(undo -> {
            undo.with(failure -> disks.remove(connection, spec.uuid()));
            String path = disks.create(connection, spec.uuid(), spec.size().disk(), medium(spec));
            return define(connection, spec, path, xml);
        });
    }

    private @Nullable Medium medium(GuestSpec spec) {
        @Nullable GuestImage image = spec.image();
        return image == null ? null : new Medium(images.apply(image.file()), image.format());
    }

    private HostNetwork define(Connect connection, GuestSpec spec, String path, DomainXml xml) throws LibvirtException {
        HostNetwork found = HostNetwork.find(connection, network);
        String pluggedInto = found == HostNetwork.ACTIVE ? network : "";
        Domains.free(connection.domainDefineXML(xml.describe(spec, path, medium(spec), pluggedInto)));
        return found;
    }

    /** As {@link #define}, over the disk that is there; and what is there gets back its name. */
    public void redefine(GuestSpec spec) {
        DomainXml xml = new DomainXml(facts.get());
        bulkheads.operations().change("define the virtual machine again", spec.uuid(), connection -> {
            if (Domains.exists(connection, spec.uuid())) {
                DomainNames.restore(connection, spec.uuid());
            } else {
                String path =
                        disks.find(connection, spec.uuid()).orElseThrow(() -> new HypervisorError.NoDisk(spec.uuid()));
                define(connection, spec, path, xml);
            }
        });
    }

    /** Another installation's domain is none: its disk does not lie where this one's do. */
    public GuestDescription describe(VmUuid uuid) {
        return bulkheads.reads().call("describe the virtual machine", uuid, connection -> {
            DefinedDomain domain = Domains.with(connection, uuid, found -> DefinedDomain.now(connection, uuid, found));
            if (domain.isUnplugged(uuid) && HostNetwork.find(connection, network) != HostNetwork.ABSENT) {
                domain.found(GuestFinding.USER_NETWORK);
            }
            return disks.sizeOf(connection, domain.diskPath())
                    .map(disk -> domain.describe(uuid, disk))
                    .orElseThrow(() -> new HypervisorError.NoSuchGuest(uuid));
        });
    }

    /** What runs is asked by way of its emulator, which may hang. */
    public void resize(VmUuid uuid, VmSize size) {
        DomainXml xml = new DomainXml(facts.get());
        Bulkhead bulkhead = isOn(uuid) ? bulkheads.guests() : bulkheads.operations();
        bulkhead.change("resize the virtual machine", uuid, connection -> {
            Domains.act(connection, uuid, domain -> resize(connection, domain, uuid, size, xml));
        });
    }

    private boolean isOn(VmUuid uuid) {
        NativeCall<Domain, Boolean> look = domain -> domain.isActive() == 1;
        return bulkheads
                .reads()
                .call("look at the virtual machine", uuid, connection -> Domains.with(connection, uuid, look));
    }

    private void resize(NativeConnection connection, Domain domain, VmUuid uuid, VmSize size, DomainXml xml)
            throws LibvirtException {
        String before = Domains.definition(domain);
        String after = xml.resized(before, size);
        if (domain.isActive() == 1) {
            resizeLive(connection, domain, size, before, after);
        } else {
            SavedImage.requireSize(connection, uuid, domain, size);
            String plugged = pluggedIn(connection, uuid, after);
            if (!plugged.equals(Xml.parse(before).write())) {
                redefine(connection, plugged);
            }
        }
    }

    private String pluggedIn(Connect connection, VmUuid uuid, String xml) throws LibvirtException {
        boolean canBe = DomainXml.unplugged(Xml.parse(xml), uuid).findAny().isPresent()
                && HostNetwork.find(connection, network) == HostNetwork.ACTIVE;
        return canBe ? DomainXml.plugged(xml, uuid, network) : xml;
    }

    /** The definition first, because that can be taken back; a core once plugged in cannot. */
    private static void resizeLive(Connect connection, Domain domain, VmSize size, String before, String after)
            throws LibvirtException {
        int cpu = size.cpu().value();
        DomainInfo info = domain.getInfo();
        int now = info.nrVirtCpu;
        long memory = size.memory().value() * KIB_PER_MIB;
        boolean sameMemory = info.maxMem == memory && info.memory == memory;
        if (!sameMemory || cpu < now || cpu > domain.getMaxVcpus()) {
            throw new HypervisorError.NotLive();
        }
        Undo.onFailure(undo -> {
            redefine(connection, after);
            undo.with(failure -> redefine(connection, before));
            if (cpu > now) {
                plug(domain, cpu);
            }
            return cpu;
        });
    }

    private static void plug(Domain domain, int cpu) throws LibvirtException {
        try {
            domain.setVcpusFlags(cpu, VCPU_LIVE);
        } catch (LibvirtException e) {
            if (domain.isActive() == 1) {
                throw new HypervisorError.NotLive();
            }
            throw e;
        }
    }

    public void discardSavedState(VmUuid uuid) {
        bulkheads.operations().change("discard what was saved of the virtual machine", uuid, connection -> {
            Domains.act(connection, uuid, domain -> {
                if (SavedImage.isOf(domain)) {
                    domain.managedSaveRemove();
                }
            });
        });
    }

    private static void redefine(Connect connection, String xml) throws LibvirtException {
        Domains.free(connection.domainDefineXML(xml));
    }
}
