package dev.limen.chaos.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names that a LIMEN finds when it looks up hosts; each can get other addresses at any time. */
final class HostNames {

    private final Path file;
    private final Map<String, List<String>> addresses = new TreeMap<>(Map.of("localhost", List.of("127.0.0.1")));

    HostNames(Path file) {
        this.file = file;
        write();
    }

    /** Options of a JVM that looks up names here, anew each time. */
    String jvmOptions() {
        return "-Djdk.net.hosts.file=" + file + " -Dsun.net.inetaddr.ttl=0";
    }

    synchronized void put(String name, String... values) {
        addresses.put(name, List.of(values));
        write();
    }

    private void write() {
        StringBuilder lines = new StringBuilder();
        addresses.forEach((name, values) -> values.forEach(
                address -> lines.append(address).append(' ').append(name).append('\n')));
        try {
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), lines);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
