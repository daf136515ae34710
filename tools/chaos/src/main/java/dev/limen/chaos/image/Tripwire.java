package dev.limen.chaos.image;

import dev.limen.client.host.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A named pipe that notices when somebody opens it to read. */
final class Tripwire implements AutoCloseable {

    private final Path path;
    private final Thread writer;

    Tripwire(Path path) {
        this.path = path;
        Command.run("mkfifo", path.toString()).orThrow();
        writer = Thread.ofPlatform().daemon().name("tripwire").start(this::awaitReader);
    }

    private void awaitReader() {
        try (OutputStream opened = Files.newOutputStream(path)) {
            opened.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    boolean wasTouched() {
        return !writer.isAlive();
    }

    /** Touches it itself, so that the writer ends. */
    @Override
    public void close() {
        try {
            RandomAccessFile both = new RandomAccessFile(path.toFile(), "rw");
            writer.join();
            both.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
