package dev.limen.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a person does on the host behind LIMEN's back. */
final class Virsh {

    private Virsh() {}

    /** Answers what virsh printed, whether it succeeded or not. */
    static String virsh(String... arguments) {
        List<String> command = new ArrayList<>(List.of("virsh", "-c", "qemu:///system"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("virsh is missing; ./limen test installs what the tests need", e);
        }
    }

    static void removePoolOf(Path directory) {
        virsh("pool-list", "--all", "--name")
                .lines()
                .map(String::strip)
                .filter(pool -> !pool.isEmpty())
                .filter(pool -> virsh("pool-dumpxml", pool).contains("<path>" + directory + "</path>"))
                .forEach(pool -> {
                    virsh("pool-destroy", pool);
                    virsh("pool-undefine", pool);
                });
    }
}
