package dev.limen.adapters.simulator;

import dev.limen.domain.vm.BootOrder;
import dev.limen.domain.vm.DiskGiB;
import dev.limen.domain.vm.DomainSpec;
import dev.limen.domain.vm.DomainState;
import dev.limen.domain.vm.HypervisorError;
import dev.limen.domain.vm.MemoryMiB;
import dev.limen.domain.vm.VCpus;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmSize;
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
import java.util.stream.Stream;

/** Keeps each domain in a small file of its own, which is replaced in one step, so that it is never seen half written. */
final class DomainFiles implements DomainKeeper {

    private static final System.Logger LOG = System.getLogger(DomainFiles.class.getName());
    private static final String SUFFIX = ".domain";

    private final Path directory;

    /** Makes the directory where it is missing. */
    DomainFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new HypervisorError.Failed("The simulator has no directory for its domains.", e);
        }
    }

    @Override
    public List<SimulatedDomain> load() {
        try (Stream<Path> files = Files.list(directory)) {
            List<SimulatedDomain> domains = new ArrayList<>();
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .forEach(file -> read(file).ifPresent(domains::add));
            return domains;
        } catch (IOException e) {
            throw new HypervisorError.Failed("The simulator cannot read its domains.", e);
        }
    }

    @Override
    public void save(SimulatedDomain domain) {
        Path file = file(domain.spec().uuid());
        Path draft = directory.resolve(file.getFileName() + ".draft");
        try {
            try (Writer writer = Files.newBufferedWriter(draft)) {
                write(domain).store(writer, null);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(draft);
            throw new HypervisorError.Failed("The simulator cannot save the virtual machine.", e);
        }
    }

    @Override
    public void remove(VmUuid uuid) {
        try {
            Files.deleteIfExists(file(uuid));
        } catch (IOException e) {
            throw new HypervisorError.Failed("The simulator cannot remove the virtual machine.", e);
        }
    }

    private Path file(VmUuid uuid) {
        return directory.resolve(uuid.value() + SUFFIX);
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A draft stays behind; the next save of this domain replaces it.", e);
        }
    }

    private static Properties write(SimulatedDomain domain) {
        DomainSpec spec = domain.spec();
        Properties lines = new Properties();
        lines.setProperty("uuid", spec.uuid().value().toString());
        lines.setProperty("name", spec.name().value());
        lines.setProperty("cpu", Integer.toString(spec.size().cpu().value()));
        lines.setProperty("memory", Integer.toString(spec.size().memory().value()));
        lines.setProperty("disk", Integer.toString(spec.size().disk().value()));
        lines.setProperty("boot_order", spec.bootOrder().name());
        lines.setProperty("state", domain.state().name());
        lines.setProperty("obeys", Boolean.toString(domain.obeys()));
        return lines;
    }

    /** A file that somebody has garbled is passed over: its domain then counts as vanished. */
    private static Optional<SimulatedDomain> read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
            VmSize size = new VmSize(
                    new VCpus(Integer.parseInt(text(lines, "cpu"))),
                    new MemoryMiB(Integer.parseInt(text(lines, "memory"))),
                    new DiskGiB(Integer.parseInt(text(lines, "disk"))));
            DomainSpec spec = new DomainSpec(
                    new VmUuid(UUID.fromString(text(lines, "uuid"))),
                    new VmName(text(lines, "name")),
                    size,
                    BootOrder.valueOf(text(lines, "boot_order")));
            DomainState state = DomainState.valueOf(text(lines, "state"));
            return Optional.of(new SimulatedDomain(spec, state, Boolean.parseBoolean(text(lines, "obeys"))));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Passing over a simulated domain that cannot be read: " + file, e);
            return Optional.empty();
        }
    }

    private static String text(Properties lines, String key) {
        String value = lines.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return value;
    }
}
