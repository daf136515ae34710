package dev.limen.adapters.images.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.contract.image.ArrayContent;
import dev.limen.contract.image.ImageFilesContract;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryImageFilesTest implements ImageFilesContract {

    private static final long MAX = 1L << 30;

    @TempDir
    Path directory = Path.of("");

    @Override
    public DirectoryImageFiles files() {
        return new DirectoryImageFiles(directory.resolve("images"), new ImageInspector(MAX, new QemuImg()));
    }

    @Override
    public byte[] cd() {
        return TestImages.cd(20);
    }

    @Test
    void a_published_file_can_be_read_by_the_hypervisor_and_changed_by_nobody_else() throws IOException {
        ImageFile file = ImageFile.random();
        files().receive(file, ArrayContent.of(cd()), MAX, bytes -> {});
        files().publish(file);

        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(files().path(file))));
    }

    @Test
    void what_others_put_into_the_directory_is_no_draft() throws IOException {
        Files.createDirectories(directory.resolve("images"));
        Files.writeString(directory.resolve("images/notes.part"), "mine");

        assertEquals(Set.of(), files().drafts());
    }

    @Test
    void what_is_announced_as_larger_than_the_storage_is_refused_at_once() {
        ImageFile file = ImageFile.random();
        ImageFiles.Content huge = new ImageFiles.Content() {
            @Override
            public long length() {
                return Long.MAX_VALUE;
            }

            @Override
            public int read(byte[] into) {
                throw new IllegalStateException("not to be read");
            }

            @Override
            public void close() {}
        };

        assertThrows(ImageError.StorageFull.class, () -> files().receive(file, huge, Long.MAX_VALUE, bytes -> {}));
        assertEquals(Set.of(), files().drafts());
    }
}
