package dev.limen.adapters.images.source;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/** Files of the host inside some directories, wherever links lead. They are copied, so their owners may remove them. */
final class HostFiles {

    private final List<Path> roots;

    HostFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    void check(String path) {
        real(path);
    }

    ImageFiles.Content open(String path) {
        try {
            FileChannel file = FileChannel.open(real(path), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            return new FileContent(file, file.size());
        } catch (IOException e) {
            throw new ImageError.SourceFailed("The file cannot be read by LIMEN.");
        }
    }

    /** What is outside is told like what is not there, so that nobody learns what is. */
    private Path real(String path) {
        if (roots.isEmpty()) {
            throw new ImageError.SourceNotAllowed(
                    "Files of the host are not registered here: the operator has to name the"
                            + " allowed directories in LIMEN_IMAGE_ROOTS first.");
        }
        try {
            Path real = Path.of(path).toRealPath();
            if (Path.of(path).isAbsolute() && isInside(real) && Files.isRegularFile(real)) {
                return real;
            }
        } catch (IOException | InvalidPathException nothingThere) {
            // told below
        }
        throw new ImageError.SourceNotAllowed(
                "There is no such file inside the directories that the operator has named in LIMEN_IMAGE_ROOTS.");
    }

    private boolean isInside(Path real) throws IOException {
        for (Path root : roots) {
            if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private record FileContent(FileChannel file, long length) implements ImageFiles.Content {

        @Override
        public int read(byte[] into) {
            try {
                return file.read(ByteBuffer.wrap(into));
            } catch (IOException e) {
                throw new ImageError.SourceFailed("The file cannot be read by LIMEN.");
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new ImageError.SourceFailed("The file cannot be read by LIMEN.");
            }
        }
    }
}
