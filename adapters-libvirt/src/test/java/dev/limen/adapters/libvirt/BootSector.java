package dev.limen.adapters.libvirt;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.libvirt.Stream;

/** The smallest guest that obeys: a boot sector which powers off when the power button is pressed. */
final class BootSector {

    /**
     * <pre>
     *       cli
     *       mov dx, 602h      ; which events of the power management count
     *       mov ax, 100h      ; the power button
     *       out dx, ax
     *       sti
     * next: hlt               ; until the next tick of the clock
     *       mov dx, 600h      ; which events have happened
     *       in  ax, dx
     *       test ah, 1        ; the power button?
     *       jz  next
     *       mov dx, 604h      ; sleep, and so deeply that it is off
     *       mov ax, 2000h
     *       out dx, ax
     *       jmp next
     * </pre>
     */
    private static final byte[] CODE = HexFormat.of()
            .parseHex("fa" + "ba0206" + "b80001" + "ef" + "fb" + "f4" + "ba0006" + "ed" + "f6c401" + "74f6" + "ba0406"
                    + "b80020" + "ef" + "ebed");

    private static final int SECTOR = 512;
    private static final int BUFFER = 64 * 1024;
    private static final long GIB = 1L << 30;

    private BootSector() {}

    /** Writes it onto a disk of 1 GiB. */
    static void write(Connect connection, StorageVol volume, Path workingDirectory) throws LibvirtException {
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
                file.write(sector());
            }
            convert(raw, image);
        }
        return image;
    }

    private static byte[] sector() {
        return ByteBuffer.allocate(SECTOR)
                .put(CODE)
                .put(SECTOR - 2, (byte) 0x55)
                .put(SECTOR - 1, (byte) 0xaa)
                .array();
    }

    private static void convert(Path raw, Path image) throws IOException {
        try {
            int exit = new ProcessBuilder(
                            "qemu-img", "convert", "-f", "raw", "-O", "qcow2", raw.toString(), image.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("qemu-img failed with " + exit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
