package dev.limen.chaos.image;

import dev.limen.client.host.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that soon is full. Needs root. */
final class SmallStorage implements AutoCloseable {

    static final int MIB = 8;

    private final Path directory;

    SmallStorage(Path directory) {
        this.directory = make(directory);
        Command.run("mount", "-t", "tmpfs", "-o", "size=" + MIB + "m,mode=755", "tmpfs", directory.toString())
                .orThrow();
    }

    private static Path make(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Command.run("umount", directory.toString());
    }
}
