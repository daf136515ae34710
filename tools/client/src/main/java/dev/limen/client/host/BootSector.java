package dev.limen.client.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The smallest guest that obeys: a boot sector which powers off when the power button is pressed. */
public final class BootSector {

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

    private BootSector() {}

    /** The first sector of its disk. */
    public static byte[] sector() {
        return ByteBuffer.allocate(SECTOR)
                .put(CODE)
                .put(SECTOR - 2, (byte) 0x55)
                .put(SECTOR - 1, (byte) 0xaa)
                .array();
    }

    /** Writes it onto the disk, in the format qcow2, of a guest that is off. */
    public static void write(Path disk) {
        try {
            Path image = Files.write(Files.createTempFile("boot-sector", ".raw"), sector());
            String write = "write -s " + image + " 0 " + SECTOR;
            Command.run("qemu-io", "-f", "qcow2", "-c", write, disk.toString()).orThrow();
            Files.delete(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
