package dev.limen.chaos.image;

import dev.limen.chaos.report.Verdicts;
import dev.limen.client.Answer;
import dev.limen.client.host.Command;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Uploads that are not what they should be, or more than there is room for. */
final class RefusedUploads {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int STORAGE_FULL = 507;
    private static final int MIB = 1 << 20;
    private static final int BOMB_MIB = 1024;
    private static final String NAME = "upload.img";

    private final ImageTestbed testbed;
    private final Refusals refusals;
    private final Verdicts verdicts;

    RefusedUploads(ImageTestbed testbed, Refusals refusals, Verdicts verdicts) {
        this.testbed = testbed;
        this.refusals = refusals;
        this.verdicts = verdicts;
    }

    void run() {
        refuse("text", "root:x:0:0:root:/root:/bin/bash\n".getBytes(StandardCharsets.UTF_8), "neither a CD");
        refuse("a gzip bomb of 1 GiB", gzipBomb(), "packed (GZIP)");
        refuse("a zip bomb of 1 GiB", zipBomb(), "packed (ZIP)");
        refuse("a qcow2 of 1 PiB", qcow2("1P", "-o", "cluster_size=512K"), "larger than 2048 GiB");
        refuse("a qcow2 whose backing file is /etc/passwd", qcow2On(Path.of("/etc/passwd")), "backing file");
        backingFileIsNotOpened();
        Answer wrong = refusals.upload(NAME + "?sha256=" + "0".repeat(64), PacedContent.disk(MIB));
        refusals.uploadRefused("a wrong checksum", wrong, BAD_REQUEST, "nothing was kept");
        tooMuch();
        refusals.upload(NAME, PacedContent.disk(MIB));
        refusals.accepted("after all that, the name is free for a good one", NAME);
    }

    private void refuse(String what, byte[] content, String words) {
        refusals.uploadRefused(what, refusals.upload(NAME, content), BAD_REQUEST, words);
    }

    /** Nobody can say of /etc/passwd who has read it; of a pipe one can. */
    private void backingFileIsNotOpened() {
        try (Tripwire tripwire = new Tripwire(testbed.directory.resolve("backing"))) {
            refuse("a qcow2 whose backing file is a pipe", qcow2On(tripwire.path()), "backing file");
            verdicts.check(!tripwire.wasTouched(), "a qcow2 whose backing file is a pipe: nobody opened the pipe");
        }
    }

    private void tooMuch() {
        int more = (ImageTestbed.MAX_IMAGE_MIB + 1) * MIB;
        large("more than one image may have", announced(more), TOO_LARGE, "larger than 16 MiB");
        if (testbed.isRoot) {
            int full = (SmallStorage.MIB + 1) * MIB;
            large("more than the disk has room for", announced(full), STORAGE_FULL, "is full");
            large("the same, of unknown length", unannounced(full), STORAGE_FULL, "is full");
        } else {
            large("more than one image may have, of unknown length", unannounced(more), TOO_LARGE, "larger");
        }
    }

    private void large(String what, BodyPublisher content, int status, String words) {
        refusals.uploadRefused(what, refusals.upload(NAME, content), status, words);
    }

    private static BodyPublisher announced(int size) {
        return BodyPublishers.ofByteArray(PacedContent.disk(size));
    }

    private static BodyPublisher unannounced(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(PacedContent.disk(size)));
    }

    private byte[] qcow2(String size, String... more) {
        Path file = testbed.directory.resolve("disk.qcow2");
        String[] command = new String[more.length + 7];
        System.arraycopy(new String[] {"qemu-img", "create", "-q", "-f", "qcow2"}, 0, command, 0, 5);
        System.arraycopy(more, 0, command, 5, more.length);
        command[more.length + 5] = file.toString();
        command[more.length + 6] = size;
        Command.run(command).orThrow();
        try {
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] qcow2On(Path backing) {
        return qcow2("1G", "-u", "-F", "raw", "-b", backing.toString());
    }

    static byte[] gzipBomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            writeBomb(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zipBomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("disk.img"));
            writeBomb(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static void writeBomb(OutputStream out) throws IOException {
        byte[] zeros = new byte[MIB];
        for (int i = 0; i < BOMB_MIB; i++) {
            out.write(zeros);
        }
    }
}
