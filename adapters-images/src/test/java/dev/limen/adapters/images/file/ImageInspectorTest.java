package dev.limen.adapters.images.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageProfile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With QEMU's own program, as it is on the host. */
@Tag("external")
class ImageInspectorTest {

    private static final long MIB = 1L << 20;

    private final ImageInspector inspector = new ImageInspector(100 * MIB, new QemuImg());

    @TempDir
    Path directory = Path.of("");

    private ImageProfile inspect(byte[] content) throws IOException {
        return inspector.inspect(Files.write(directory.resolve("an.image"), content));
    }

    private String refusal(Path path) {
        return String.valueOf(assertThrows(ImageError.Unacceptable.class, () -> inspector.inspect(path))
                .getMessage());
    }

    private String refusal(byte[] content) {
        return String.valueOf(assertThrows(ImageError.Unacceptable.class, () -> inspect(content))
                .getMessage());
    }

    private Path qcow2(String... more) throws Exception {
        return TestImages.qcow2(directory.resolve("a.qcow2"), more);
    }

    private static Path patched(Path path, long at, long value) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(at);
            file.writeLong(value);
        }
        return path;
    }

    @Test
    void disks_and_cds_are_known_by_their_content() throws Exception {
        assertEquals(new ImageProfile(ImageFormat.QCOW2, 10 * MIB), inspector.inspect(qcow2()));
        assertEquals(new ImageProfile(ImageFormat.QCOW2, 10 * MIB), inspector.inspect(qcow2("-o", "compat=0.10")));
        assertEquals(
                new ImageProfile(ImageFormat.QCOW2, 10 * MIB),
                inspector.inspect(qcow2("-o", "compression_type=zstd,extended_l2=on")));
        assertEquals(new ImageProfile(ImageFormat.RAW, MIB), inspect(TestImages.bootable(1 << 20)));
        assertEquals(new ImageProfile(ImageFormat.ISO, 40_960), inspect(TestImages.cd(20)));
    }

    @Test
    void a_backing_file_is_refused_before_anybody_opens_it() throws Exception {
        ImageInspector withoutQemu = new ImageInspector(100 * MIB, new QemuImg("/not/there"));
        Path disk = qcow2("-u", "-F", "raw", "-b", "/etc/passwd");

        ImageError refused = assertThrows(ImageError.Unacceptable.class, () -> withoutQemu.inspect(disk));

        assertTrue(String.valueOf(refused.getMessage()).contains("backing file"), refused.getMessage());
    }

    @Test
    void an_external_data_file_is_refused() throws Exception {
        String data = directory.resolve("elsewhere").toString();

        assertTrue(
                refusal(qcow2("-o", "data_file=" + data + ",data_file_raw=on")).contains("external data file"));
    }

    @Test
    void an_encrypted_disk_is_refused() throws Exception {
        Path disk = qcow2(
                "--object",
                "secret,id=s,data=abc",
                "-o",
                "encrypt.format=luks,encrypt.key-secret=s,encrypt.iter-time=10");

        assertTrue(refusal(disk).contains("encrypted"));
    }

    @Test
    void a_disk_larger_than_may_be_is_refused() throws Exception {
        assertTrue(refusal(TestImages.bootable(101 << 20)).contains("larger"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 50, Long.MAX_VALUE, -1, 0})
    void a_disk_that_says_it_is_huge_is_refused(long size) throws Exception {
        refusal(patched(qcow2(), 24, size));
    }

    @ParameterizedTest
    @CsvSource({"36, -1", "60, -1", "20, 8589934592", "96, 4294967295", "100, 0", "8, 1"})
    void a_damaged_header_is_refused_in_time(long at, long value) throws Exception {
        refusal(patched(qcow2(), at, value));
    }

    @Test
    void a_cd_that_was_cut_off_is_refused() {
        assertTrue(refusal(TestImages.cd(21)).contains("cut off"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001f\u008b\b\0",
                "PK\u0003\u0004",
                "(\u00b5/\u00fd",
                "KDMV",
                "# Disk DescriptorFile\n",
                "LUKS\u00ba\u00be"
            })
    void other_formats_are_refused_by_their_names(String begin) {
        byte[] content = TestImages.bootable(4096);
        byte[] magic = begin.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, content, 0, magic.length);

        assertTrue(refusal(content).contains("first"));
    }

    @Test
    void text_and_nothing_are_refused() {
        refusal("root:x:0:0:root:/root:/bin/bash\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
        refusal(new byte[0]);
        refusal(new byte[511]);
        refusal(new byte[100_000]);
    }

    @Test
    void without_qemu_no_disk_can_be_checked() throws Exception {
        ImageInspector withoutQemu = new ImageInspector(100 * MIB, new QemuImg("/not/there"));
        Path disk = qcow2();

        assertThrows(ImageError.CheckUnavailable.class, () -> withoutQemu.inspect(disk));
    }
}
