package dev.limen.adapters.libvirt;

import dev.limen.client.host.BootSector;
import dev.limen.client.host.Command;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.libvirt.Stream;

/** A disk of 1 GiB with the {@link BootSector}, uploaded by libvirt, because its files need not be ours to write. */
final class BootDisk {

    private static final int BUFFER = 64 * 1024;
    private static final long GIB = 1L << 30;

    private BootDisk() {}

    static void upload(Connect connection, StorageVol volume, Path workingDirectory) throws LibvirtException {
        try {
            Path image = image(workingDirectory);
            Stream stream = connection.streamNew(0);
            try {
                volume.upload(stream, 0, Files.size(image), 0);
                send(image, stream);
                stream.finish();
            } finally {
                stream.free();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Path image, Stream stream) throws IOException, LibvirtException {
        byte[] all = Files.readAllBytes(image);
        for (int at = 0; at < all.length; ) {
            byte[] part = Arrays.copyOfRange(all, at, Math.min(at + BUFFER, all.length));
            at += stream.send(part);
        }
    }

    private static Path image(Path directory) throws IOException {
        Path raw = directory.resolve("boot.raw");
        Path image = directory.resolve("boot.qcow2");
        if (!Files.exists(image)) {
            try (RandomAccessFile file = new RandomAccessFile(raw.toFile(), "rw")) {
                file.setLength(GIB);
                file.write(BootSector.sector());
            }
            Command.run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", raw.toString(), image.toString())
                    .orThrow();
        }
        return image;
    }
}
