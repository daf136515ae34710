package dev.limen.adapters.libvirt;

import dev.limen.adapters.libvirt.binding.NativeLibvirt;
import dev.limen.adapters.libvirt.settings.Acceleration;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** libvirt's driver for tests: guests that exist in libvirt's memory only, others for each connection. */
final class TestDriver {

    private static final String NODE = """
            <node>
              <cpu>
                <mhz>2000</mhz>
                <model>i686</model>
                <active>4</active>
                <nodes>1</nodes>
                <sockets>1</sockets>
                <cores>4</cores>
                <threads>1</threads>
              </cpu>
              <memory>8388608</memory>
            </node>
            """;

    private TestDriver() {}

    static LibvirtSettings settings(Path directory) {
        try {
            NativeLibvirt.get();
            Path node = Files.writeString(directory.resolve("node.xml"), NODE);
            return LibvirtSettings.of("test://" + node, Acceleration.AUTO, directory.resolve("disks"));
        } catch (LinkageError e) {
            throw new AssertionError(
                    "libvirt's library is missing: './limen test' installs it, then runs the tests", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
