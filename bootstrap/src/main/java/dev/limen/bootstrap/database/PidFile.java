package dev.limen.bootstrap.database;

import dev.limen.bootstrap.config.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The file {@code postmaster.pid}, by which a PostgreSQL says that it works on its data. After a power cut it may be left
 * over: without anything in it, or with a number that another process has got since. PostgreSQL does not start then.
 */
final class PidFile {

    private static final Logger LOG = Logger.getLogger("limen");
    private static final int PORT_LINE = 3;
    private static final Path PROCESSES = Path.of("/proc");

    private final Path data;
    private final Path file;

    /** @param data the data of PostgreSQL */
    PidFile(Path data) {
        this.data = data;
        this.file = data.resolve("postmaster.pid");
    }

    /** The server that works on the data, also while it still recovers. */
    Optional<ProcessHandle> server() {
        return pid().filter(this::isServer).flatMap(ProcessHandle::of);
    }

    /** The port of that server. */
    Optional<Integer> runningPort() {
        return server().flatMap(running -> lines().stream().skip(PORT_LINE).findFirst())
                .flatMap(PidFile::number)
                .map(Math::toIntExact);
    }

    /**
     * Removes the file when no server is behind it. The number of a process that has ended may stay: PostgreSQL judges
     * that itself.
     *
     * @throws StartupRefused when processes of an earlier server still work on the data
     */
    void removeLeftover() {
        if (!Files.exists(file)) {
            return;
        }
        Optional<Long> pid = pid();
        if (pid.isPresent()
                && (isServer(pid.get()) || ProcessHandle.of(pid.get()).isEmpty())) {
            return;
        }
        List<Long> workers = ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::worksOnData)
                .toList();
        if (!workers.isEmpty()) {
            throw new StartupRefused("Processes of an earlier PostgreSQL still work on " + data + ": end them (pid "
                    + workers + "), and start LIMEN again.");
        }
        delete();
        LOG.warnf(
                "Removed %s, which was left over: %s",
                file, pid.isPresent() ? "its process is another program" : "empty");
    }

    private void delete() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new StartupRefused(
                    "The file " + file + " is left over from a PostgreSQL that has ended, and cannot be"
                            + " removed: remove it, and start LIMEN again.");
        }
    }

    private Optional<Long> pid() {
        return lines().stream().findFirst().flatMap(PidFile::number);
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Long> number(String line) {
        String text = line.strip();
        return text.matches("[1-9][0-9]{0,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** A server has its data as its working directory, and in its command line, which everybody may read. */
    private boolean isServer(long pid) {
        return isPostgres(pid) && (worksOnData(pid) || arguments(pid).contains(data.toString()));
    }

    private boolean isPostgres(long pid) {
        return arguments(pid).stream()
                .findFirst()
                .filter(it -> it.endsWith("postgres"))
                .isPresent();
    }

    private List<String> arguments(long pid) {
        try {
            return List.of(Files.readString(process(pid).resolve("cmdline"), StandardCharsets.UTF_8)
                    .split("\0", -1));
        } catch (IOException ended) {
            return List.of();
        }
    }

    private boolean worksOnData(long pid) {
        try {
            return Files.isSameFile(process(pid).resolve("cwd"), data);
        } catch (IOException endedOrOfSomebodyElse) {
            return false;
        }
    }

    private static Path process(long pid) {
        return PROCESSES.resolve(Long.toString(pid));
    }
}
