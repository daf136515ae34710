package dev.limen.adapters.images.file;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Finds out what a file is by its first bytes. Only what these show to be harmless is given to {@code qemu-img}, and with
 * its format, so that it opens no other file.
 */
public final class ImageInspector {

    /** As far as the volume descriptor of a CD. */
    private static final int HEAD_BYTES = IsoHeader.END;

    private static final int BOOT_SIGNATURE_OFFSET = 510;
    private static final short BOOT_SIGNATURE = 0x55AA;

    private final long maxVirtualSize;
    private final QemuImg qemuImg;

    /** @param maxVirtualSize bytes of a disk, as a guest would see it */
    public ImageInspector(long maxVirtualSize, QemuImg qemuImg) {
        this.maxVirtualSize = maxVirtualSize;
        this.qemuImg = qemuImg;
    }

    ImageProfile inspect(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return inspect(path, head(file), file.size());
        }
    }

    private static ByteBuffer head(FileChannel file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        while (head.hasRemaining() && file.read(head) >= 0) {
            // goes on
        }
        return head.flip();
    }

    private ImageProfile inspect(Path path, ByteBuffer head, long size) throws IOException {
        if (Qcow2Header.isOne(head)) {
            requireSmall(Qcow2Header.check(head));
            return disk(ImageFormat.QCOW2, qemuImg.virtualSize(path, "qcow2"));
        }
        Optional<String> other = OtherFormat.of(head);
        if (other.isPresent()) {
            throw new ImageError.Unacceptable(other.get());
        }
        if (IsoHeader.isOne(head)) {
            IsoHeader.check(head, size);
            return new ImageProfile(ImageFormat.ISO, size);
        }
        if (head.limit() > BOOT_SIGNATURE_OFFSET + 1 && head.getShort(BOOT_SIGNATURE_OFFSET) == BOOT_SIGNATURE) {
            requireSmall(size);
            return disk(ImageFormat.RAW, qemuImg.virtualSize(path, "raw"));
        }
        throw new ImageError.Unacceptable("The content is neither a CD (ISO 9660) nor a disk in the format qcow2, nor a"
                + " raw disk, which would begin with a boot sector or a partition table.");
    }

    private ImageProfile disk(ImageFormat format, long virtualSize) {
        requireSmall(virtualSize);
        return new ImageProfile(format, virtualSize);
    }

    private void requireSmall(long virtualSize) {
        if (virtualSize > maxVirtualSize) {
            throw new ImageError.Unacceptable("The disk in the image is larger than " + maxVirtualSize / (1L << 30)
                    + " GiB, which is the most that a disk may have here.");
        }
    }
}
