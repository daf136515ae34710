package dev.limen.adapters.images.file;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Images made for tests. */
final class TestImages {

    private static final int SECTOR = 2048;

    private TestImages() {}

    /** A CD with nothing but its descriptor, which says that there are so many sectors. */
    static byte[] cd(int sectors) {
        ByteBuffer cd = ByteBuffer.allocate(20 * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        cd.put(16 * SECTOR, "\1CD001\1".getBytes(StandardCharsets.US_ASCII));
        cd.putInt(16 * SECTOR + 80, sectors);
        cd.putShort(16 * SECTOR + 128, (short) SECTOR);
        return cd.array();
    }

    /** A disk that begins with a boot sector. */
    static byte[] bootable(int bytes) {
        ByteBuffer disk = ByteBuffer.allocate(bytes);
        disk.putShort(510, (short) 0x55AA);
        return disk.array();
    }

    /** Makes a disk with {@code qemu-img create -f qcow2}. */
    static Path qcow2(Path path, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("qemu-img", "create", "-q", "-f", "qcow2"));
        command.addAll(List.of(more));
        command.add(path.toString());
        command.add("10M");
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.INHERIT)
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("qemu-img create fails");
        }
        return path;
    }
}
