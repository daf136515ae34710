package dev.limen.bootstrap.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file with a secret in it, which nobody else can read. */
public record SecretFile(Path file) {

    /** What the file holds; when there is nothing, as after a power cut, it is written with what {@code made} makes. */
    public String readOrCreate(Supplier<String> made) {
        try {
            if (!holdsAny()) {
                write(made.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean holdsAny() throws IOException {
        return Files.exists(file) && !Files.readString(file).isBlank();
    }

    /** Replaces what the file holds, atomically. */
    public void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text + "\n", StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
