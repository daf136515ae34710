package dev.limen.chaos.image;

import dev.limen.chaos.testbed.LimenProcess;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.client.LimenClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two LIMENs with one small image library, and web servers to import from, as far as root alone can make them. */
final class ImageTestbed implements AutoCloseable {

    static final int MAX_IMAGE_MIB = 16;

    private static final List<String> HOSTS = List.of(
            "images.test",
            "loopback.test",
            "loopback6.test",
            "link-local.test",
            "private.test",
            "both.test",
            "rebinding.test");

    /** Whether there are a small storage and a source with a public address. */
    final boolean isRoot = "root".equals(System.getProperty("user.name"));

    final Path directory = makeDirectory();
    final HostNames names = new HostNames(directory.resolve("hosts"));
    final Source source;
    final LibraryCheck library;
    final Testbed testbed;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    ImageTestbed(Path application) {
        try {
            Path images = directory.resolve("images");
            if (isRoot) {
                parts.push(new LocalAddresses());
                parts.push(new SmallStorage(images));
            }
            source = new Source();
            parts.push(source);
            testbed = new Testbed(Kind.SIMULATOR, 2, application, settings(images));
            parts.push(testbed);
            library = new LibraryCheck(testbed, images);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        lookUp();
    }

    private static Path makeDirectory() {
        try {
            return Files.createTempDirectory("limen-images-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(Path images) {
        return Map.of(
                "LIMEN_IMAGE_DIR",
                images.toString(),
                "LIMEN_MAX_IMAGE_SIZE",
                Integer.toString(MAX_IMAGE_MIB),
                "LIMEN_IMAGE_HOSTS",
                HOSTS.stream().map(host -> host + ":" + source.port()).collect(Collectors.joining(",")),
                "JAVA_TOOL_OPTIONS",
                names.jvmOptions());
    }

    private void lookUp() {
        names.put("images.test", LocalAddresses.PUBLIC);
        names.put("rebinding.test", LocalAddresses.PUBLIC);
        names.put("loopback.test", "127.0.0.1");
        names.put("loopback6.test", "::1");
        names.put("link-local.test", LocalAddresses.LINK_LOCAL);
        names.put("private.test", LocalAddresses.PRIVATE);
        names.put("both.test", LocalAddresses.PUBLIC, LocalAddresses.PRIVATE);
    }

    LimenProcess limen() {
        return testbed.limens.getFirst();
    }

    /** How many images are coming in of which much has been written. */
    long halves() {
        try (Stream<Path> files = Files.list(directory.resolve("images"))) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .filter(file -> file.toFile().length() >= 1 << 19)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LimenClient admin() {
        return testbed.admin();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        Testbed.delete(directory);
    }
}
