package dev.limen.adapters.simulator;

import dev.limen.domain.hypervisor.GuestSpec;
import dev.limen.domain.hypervisor.GuestState;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.installation.BootOrder;
import dev.limen.domain.network.MacAddress;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.size.MemoryMiB;
import dev.limen.domain.size.VCpus;
import dev.limen.domain.size.VmSize;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmUuid;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Stores each guest, and each disk, in a small file of its own, which is replaced in one step, so that it is never seen
 * half written.
 */
final class GuestFiles implements GuestStore {

    private static final System.Logger LOG = System.getLogger(GuestFiles.class.getName());
    private static final String GUEST_SUFFIX = ".domain";
    private static final String DISK_SUFFIX = ".disk";

    private final Path directory;

    /** Makes the directory where it is missing. */
    GuestFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new HypervisorError.Failed("The simulator has no directory for its guests.", e);
        }
    }

    @Override
    public List<SimulatedGuest> guests() {
        return load(GUEST_SUFFIX, GuestFiles::guest);
    }

    @Override
    public List<SimulatedDisk> disks() {
        return load(DISK_SUFFIX, GuestFiles::disk);
    }

    @Override
    public void save(SimulatedGuest guest) {
        save(file(guest.spec().uuid(), GUEST_SUFFIX), lines(guest));
    }

    @Override
    public void save(SimulatedDisk disk) {
        save(file(disk.guest(), DISK_SUFFIX), lines(disk));
    }

    @Override
    public void removeGuest(VmUuid uuid) {
        remove(file(uuid, GUEST_SUFFIX));
    }

    @Override
    public void removeDisk(VmUuid uuid) {
        remove(file(uuid, DISK_SUFFIX));
    }

    private Path file(VmUuid uuid, String suffix) {
        return directory.resolve(uuid.value() + suffix);
    }

    private <T> List<T> load(String suffix, Function<Properties, T> meaning) {
        try (Stream<Path> files = Files.list(directory)) {
            List<T> loaded = new ArrayList<>();
            files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .forEach(file -> read(file, meaning).ifPresent(loaded::add));
            return loaded;
        } catch (IOException e) {
            throw new HypervisorError.Failed("The simulator cannot read its guests.", e);
        }
    }

    /** A file that somebody has garbled is passed over: its guest then counts as vanished. */
    private static <T> Optional<T> read(Path file, Function<Properties, T> meaning) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
            return Optional.of(meaning.apply(lines));
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Passing over a file of the simulator that cannot be read: " + file,
                    e);
            return Optional.empty();
        }
    }

    private static void save(Path file, Properties lines) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            try (Writer writer = Files.newBufferedWriter(draft)) {
                lines.store(writer, null);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(draft);
            throw new HypervisorError.Failed("The simulator cannot save the virtual machine.", e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new HypervisorError.Failed("The simulator cannot remove the virtual machine.", e);
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A draft stays behind; the next save of this guest replaces it.", e);
        }
    }

    private static Properties lines(SimulatedGuest guest) {
        GuestSpec spec = guest.spec();
        Properties lines = new Properties();
        lines.setProperty("uuid", spec.uuid().value().toString());
        lines.setProperty("name", spec.name().value());
        lines.setProperty("cpu", Integer.toString(spec.size().cpu().value()));
        lines.setProperty("memory", Integer.toString(spec.size().memory().value()));
        lines.setProperty("disk", Integer.toString(spec.size().disk().value()));
        lines.setProperty("boot_order", spec.bootOrder().name());
        lines.setProperty("mac", spec.mac().value());
        lines.setProperty("state", guest.state().name());
        lines.setProperty("obeys", Boolean.toString(guest.obeys()));
        return lines;
    }

    private static SimulatedGuest guest(Properties lines) {
        VmSize size = new VmSize(
                new VCpus(Integer.parseInt(text(lines, "cpu"))),
                new MemoryMiB(Integer.parseInt(text(lines, "memory"))),
                new DiskGiB(Integer.parseInt(text(lines, "disk"))));
        GuestSpec spec = new GuestSpec(
                uuid(lines),
                new VmName(text(lines, "name")),
                size,
                BootOrder.valueOf(text(lines, "boot_order")),
                mac(lines));
        return new SimulatedGuest(
                spec, GuestState.valueOf(text(lines, "state")), Boolean.parseBoolean(text(lines, "obeys")));
    }

    /** Guests from before addresses were allocated have none in their files. */
    private static MacAddress mac(Properties lines) {
        String mac = lines.getProperty("mac");
        return mac == null ? MacAddress.derivedFrom(uuid(lines).value()) : new MacAddress(mac);
    }

    private static Properties lines(SimulatedDisk disk) {
        Properties lines = new Properties();
        lines.setProperty("uuid", disk.guest().value().toString());
        lines.setProperty("serial", disk.serial().toString());
        return lines;
    }

    private static SimulatedDisk disk(Properties lines) {
        return new SimulatedDisk(uuid(lines), UUID.fromString(text(lines, "serial")));
    }

    private static VmUuid uuid(Properties lines) {
        return new VmUuid(UUID.fromString(text(lines, "uuid")));
    }

    private static String text(Properties lines, String key) {
        String value = lines.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return value;
    }
}
