package dev.limen.chaos.testbed;

import dev.limen.client.Polling;
import dev.limen.client.host.Command;
import dev.limen.client.host.Virsh;
import dev.limen.domain.hypervisor.GuestState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** libvirt and QEMU, seen through {@code virsh}, {@code /proc} and the directory of the disks. */
public final class LibvirtBackend implements HypervisorBackend {

    private static final Virsh VIRSH = Virsh.SYSTEM;
    private static final int KIB_PER_MIB = 1024;
    private static final Duration DAEMON_TIMEOUT = Duration.ofSeconds(60);
    private static final Path PROCESSES = Path.of("/proc");
    private static final Path DAEMON_PID = Path.of("/run/libvirtd.pid");
    private static final String UUID_FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern DOMAIN = Pattern.compile("Domain: 'limen-(" + UUID_FORM + ")'");
    private static final Pattern DISK = Pattern.compile("limen-(" + UUID_FORM + ")[.].*");

    private final Path disks;

    public LibvirtBackend(Path disks) {
        this.disks = disks;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "LIMEN_HYPERVISOR",
                "libvirt",
                "LIMEN_LIBVIRT_URI",
                VIRSH.connection(),
                "LIMEN_DISK_DIR",
                disks.toString());
    }

    public static OptionalLong daemon() {
        try {
            long pid = Long.parseLong(Files.readString(DAEMON_PID).strip());
            return isRunning(pid, "libvirtd") ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException | NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    private static boolean isRunning(long pid, String program) {
        try {
            return Files.readString(PROCESSES.resolve(pid + "/comm")).strip().equals(program)
                    && Files.exists(PROCESSES.resolve(pid + "/exe"));
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void killDaemon() {
        daemon().ifPresent(pid -> {
            Command.signal("KILL", pid);
            Polling.await(DAEMON_TIMEOUT, () -> !isRunning(pid, "libvirtd"));
        });
    }

    @Override
    public void startDaemon() {
        Command.run("libvirtd", "-d").orThrow();
        if (!Polling.await(DAEMON_TIMEOUT, VIRSH::answers)) {
            throw new IllegalStateException("libvirtd did not come back");
        }
    }

    @Override
    public void freezeDaemon() {
        daemon().ifPresent(pid -> Command.signal("STOP", pid));
    }

    @Override
    public void thawDaemon() {
        daemon().ifPresent(pid -> Command.signal("CONT", pid));
    }

    @Override
    public void startGuest(UUID uuid) {
        VIRSH.run("start", nameOf(uuid)).orThrow();
    }

    public static String nameOf(UUID uuid) {
        return "limen-" + uuid;
    }

    @Override
    public boolean killGuest(UUID uuid) {
        OptionalLong pid = Virsh.processOf(uuid.toString());
        pid.ifPresent(it -> Command.signal("KILL", it));
        return pid.isPresent();
    }

    @Override
    public void killGuests(Collection<UUID> uuids) {
        List<String> pids = uuids.stream()
                .map(uuid -> Virsh.processOf(uuid.toString()))
                .flatMapToLong(OptionalLong::stream)
                .mapToObj(Long::toString)
                .toList();
        Command.run(Stream.concat(Stream.of("kill", "-KILL"), pids.stream()).toArray(String[]::new));
    }

    @Override
    public Map<UUID, BackendGuest> domains() {
        Map<UUID, BackendGuest> found = new HashMap<>();
        String all = VIRSH.run("domstats", "--state", "--vcpu", "--balloon").orThrow();
        for (String block : all.split("(?m)^(?=Domain:)", -1)) {
            Matcher name = DOMAIN.matcher(block);
            if (name.find()) {
                found.put(UUID.fromString(name.group(1)), domain(block));
            }
        }
        return found;
    }

    private static BackendGuest domain(String statistics) {
        return new BackendGuest(
                state(number(statistics, "state.state"), number(statistics, "state.reason")),
                number(statistics, "vcpu.current"),
                number(statistics, "balloon.maximum") / KIB_PER_MIB);
    }

    private static int number(String block, String name) {
        Matcher matcher = Pattern.compile(Pattern.quote(name) + "=(\\d+)").matcher(block);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** libvirt's numbers: 1 running, 3 paused, 5 shut off, there for reason 3 by a crash, 6 crashed. */
    private static GuestState state(int state, int reason) {
        return switch (state) {
            case 3 -> GuestState.PAUSED;
            case 5 -> reason == 3 ? GuestState.CRASHED : GuestState.OFF;
            case 6 -> GuestState.CRASHED;
            default -> GuestState.RUNNING;
        };
    }

    @Override
    public Set<UUID> disks() {
        try (Stream<Path> files = Files.list(disks)) {
            return files.map(file -> DISK.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> UUID.fromString(matcher.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException notMadeYet) {
            return Set.of();
        }
    }

    /** What a trial that was broken off has left goes too. */
    @Override
    public void close() {
        thawDaemon();
        if (daemon().isEmpty()) {
            startDaemon();
        }
        for (UUID uuid : disks()) {
            VIRSH.run("destroy", nameOf(uuid));
            VIRSH.run("undefine", nameOf(uuid));
        }
        VIRSH.removePoolsOf(disks);
    }
}
