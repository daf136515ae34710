package dev.limen.client.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * libvirt's own client.
 *
 * @param connection libvirt's address
 */
public record Virsh(String connection) {

    private static final String TIMEOUT_SECONDS = "30";
    private static final Path PROCESSES = Path.of("/proc");

    /** That of the whole host. */
    public static final Virsh SYSTEM = new Virsh("qemu:///system");

    public Command.Result run(String... arguments) {
        Stream<String> virsh = Stream.of("timeout", TIMEOUT_SECONDS, "virsh", "-c", connection);
        return Command.run(Stream.concat(virsh, Stream.of(arguments)).toArray(String[]::new));
    }

    public boolean answers() {
        return run("version").succeeded();
    }

    /** Removes the storage pools that LIMEN has made in a directory; files stay. */
    public void removePoolsOf(Path directory) {
        for (String pool : words(run("pool-list", "--all", "--name"))) {
            if (run("pool-dumpxml", pool).output().contains("<path>" + directory + "</path>")) {
                run("pool-destroy", pool);
                run("pool-undefine", pool);
            }
        }
    }

    private static List<String> words(Command.Result result) {
        return result.output()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** QEMU's process for a guest, if there is one. */
    public static OptionalLong processOf(String uuid) {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                    .filter(process -> isQemuOf(process, uuid))
                    .mapToLong(process -> Long.parseLong(process.getFileName().toString()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isQemuOf(Path process, String uuid) {
        try {
            String command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains("qemu") && command.contains("\0-uuid\0" + uuid);
        } catch (IOException notAProcess) {
            return false;
        }
    }
}
