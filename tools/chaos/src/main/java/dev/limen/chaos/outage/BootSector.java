package dev.limen.chaos.outage;

import dev.limen.chaos.world.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The guest of the libvirt adapter's tests: a boot sector which powers off when the power button is pressed. */
final class BootSector {

    private static final byte[] CODE = HexFormat.of()
            .parseHex("fa" + "ba0206" + "b80001" + "ef" + "fb" + "f4" + "ba0006" + "ed" + "f6c401" + "74f6" + "ba0406"
                    + "b80020" + "ef" + "ebed");

    private static final int SECTOR = 512;

    private BootSector() {}

    /** Writes it onto the disk of a guest that is off. */
    static void write(Path disk) {
        byte[] sector = ByteBuffer.allocate(SECTOR)
                .put(CODE)
                .put(SECTOR - 2, (byte) 0x55)
                .put(SECTOR - 1, (byte) 0xaa)
                .array();
        try {
            Path image = Files.write(Files.createTempFile("boot-sector", ".raw"), sector);
            Shell.run("qemu-io", "-f", "qcow2", "-c", "write -s " + image + " 0 512", disk.toString())
                    .orThrow();
            Files.delete(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
