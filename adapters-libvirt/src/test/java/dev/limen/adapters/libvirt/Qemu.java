package dev.limen.adapters.libvirt;

import dev.limen.adapters.libvirt.binding.EventLoop;
import dev.limen.adapters.libvirt.binding.NativeCall;
import dev.limen.adapters.libvirt.settings.Acceleration;
import dev.limen.adapters.libvirt.settings.LibvirtSettings;
import dev.limen.adapters.libvirt.storage.DiskPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;

/** The real thing, with a disk directory of its own that goes when it is closed. */
final class Qemu implements AutoCloseable {

    static final String URI = "qemu:///system";

    private final Path directory;
    private final LibvirtSettings settings;
    private final QemuImages images;
    private final LibvirtHypervisor hypervisor;
    private final Connect outside;

    private Qemu(Path directory, String uri) throws LibvirtException {
        this.directory = directory;
        settings = LibvirtSettings.of(uri, Acceleration.AUTO, directory.resolve("disks"));
        images = new QemuImages(directory.resolve("images"));
        hypervisor = LibvirtHypervisor.open(settings, images::path);
        outside = new Connect(URI);
    }

    static Qemu open() {
        return open(URI, newDirectory());
    }

    /** By another way than the usual one; the directory is this object's from now on. */
    static Qemu open(String uri, Path directory) {
        try {
            EventLoop.start();
            return new Qemu(directory, uri);
        } catch (LibvirtException | LinkageError e) {
            delete(directory);
            throw new AssertionError(
                    "libvirt does not answer at " + URI
                            + ": './limen test' installs and starts what these tests need, then runs them",
                    e);
        }
    }

    /** Open to all, because QEMU runs as a user of its own. */
    static Path newDirectory() {
        try {
            Path directory = Files.createTempDirectory("limen-qemu-test-");
            return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    LibvirtSettings settings() {
        return settings;
    }

    QemuImages images() {
        return images;
    }

    LibvirtHypervisor hypervisor() {
        return hypervisor;
    }

    <T> T outside(NativeCall<Connect, T> call) {
        try {
            return call.on(outside);
        } catch (LibvirtException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes the pool away, which must be empty. */
    void removePool() {
        String name = new DiskPool(settings.diskDirectory()).name();
        outside(connection -> {
            StoragePool pool = connection.storagePoolLookupByName(name);
            pool.destroy();
            pool.undefine();
            return pool.free();
        });
    }

    @Override
    public void close() {
        hypervisor.close();
        outside(Connect::close);
        delete(directory);
    }

    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
