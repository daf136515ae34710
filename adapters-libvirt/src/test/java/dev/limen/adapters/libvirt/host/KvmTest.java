package dev.limen.adapters.libvirt.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KvmTest {

    @ParameterizedTest
    @ValueSource(strings = {"flags\t\t: fpu vmx sse", "processor\t: 0\nflags\t\t: fpu svm\nbugs\t\t: none"})
    void theExtensionAndTheDeviceTogetherAreEnough(String cpuinfo, @TempDir Path directory) throws IOException {
        assertTrue(Kvm.usable(file(directory, "cpuinfo", cpuinfo), file(directory, "kvm", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flags\t\t: fpu sse", "bugs\t\t: vmx", "flags\t\t: vmxnet"})
    void theDeviceAloneIsNotEnough(String cpuinfo, @TempDir Path directory) throws IOException {
        assertFalse(Kvm.usable(file(directory, "cpuinfo", cpuinfo), file(directory, "kvm", "")));
    }

    @Test
    void theExtensionAloneIsNotEnough(@TempDir Path directory) throws IOException {
        assertFalse(Kvm.usable(file(directory, "cpuinfo", "flags\t\t: fpu vmx"), directory.resolve("kvm")));
    }

    @Test
    void aHostThatTellsNothingHasNone(@TempDir Path directory) throws IOException {
        assertFalse(Kvm.usable(directory.resolve("cpuinfo"), file(directory, "kvm", "")));
    }

    private static Path file(Path directory, String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
