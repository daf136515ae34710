package dev.limen.chaos.testbed;

import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A LIMEN in a process of its own, which can be started, killed and started again. Most of what a start costs is loading
 * classes; the first one that ends without being killed leaves them in an archive for those to come.
 */
public final class LimenProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    /** A setting of the JVM for trials that measure: compiles as where LIMEN serves. The others only start fast. */
    public static final Map.Entry<String, String> COMPILED = Map.entry("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");

    private final Path application;
    private final Path log;
    private final Map<String, String> environment;
    private final int port = FreePorts.free();
    private @Nullable Process process;

    /** @param application the directory of the packaged application */
    public LimenProcess(Path application, Path log, Map<String, String> environment) {
        this.application = application;
        this.log = log;
        this.environment = environment;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public synchronized void start() {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + application.resolveSibling("chaos-classes.jsa"),
                "-Xmx512m",
                "-Djna.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.profile=dev",
                "-jar",
                application.resolve("quarkus-run.jar").toString()));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        try {
            Files.createDirectories(log.getParent());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it serves with database and hypervisor. */
    public void awaitReady() {
        LimenClient nobody = LimenClient.of(address());
        Answer[] health = {Answer.NONE};
        Polling.await(START_TIMEOUT, () -> {
            health[0] = nobody.get("/api/health");
            return isConnected(health[0]) || !isAlive();
        });
        if (!isConnected(health[0])) {
            throw new IllegalStateException("LIMEN did not get ready; its log is " + log);
        }
    }

    private static boolean isConnected(Answer health) {
        return health.text("db").equals("connected") && health.text("libvirt").equals("connected");
    }

    /** What it has said so far. */
    public List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9} does. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** A stop with a goodbye; what does not stop in time is killed. */
    @Override
    public synchronized void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
