package dev.limen.bootstrap;

import dev.limen.client.host.Virsh;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A directory for disks that QEMU's own user can get to, and the storage pool that comes to be there. */
public final class ReachableDisks implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("limen-disks");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Map.of("limen.disk-dir", directory.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (directory != null) {
            Virsh.SYSTEM.removePoolsOf(directory);
            try {
                PostgresResource.deleteAll(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
