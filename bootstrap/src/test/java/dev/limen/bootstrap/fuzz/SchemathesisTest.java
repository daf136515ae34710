package dev.limen.bootstrap.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.client.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Holds the description of the API against LIMEN by a client that knows nothing else: what is described is accepted and
 * answered as described, and what is not is refused. It is a program of Python's, which is installed below the build's
 * directory in the version that is pinned: {@code -Dschemathesis.seed=7 -Dschemathesis.seconds=600}.
 */
@QuarkusTest
@TestProfile(Fuzzed.class)
@NullUnmarked // fields are set by the framework
class SchemathesisTest {

    private static final Path SOURCES = Path.of("src/test/schemathesis").toAbsolutePath();
    private static final Path HOME = Path.of("target/schemathesis").toAbsolutePath();
    private static final int SEED = Integer.getInteger("schemathesis.seed", 20_261_128);
    private static final int MAX_SECONDS = Integer.getInteger("schemathesis.seconds", 75);

    private static final Map<String, Integer> PLENTY =
            Map.of("max_vms", 100_000, "max_cpu", 1_000_000, "max_memory", 1_000_000_000, "max_disk", 100_000_000);

    /** Endless, or the end of the session that asks. */
    private static final List<String> LEFT_OUT = List.of("followEvents", "logout", "endSession", "changePassword");

    @TestHTTPResource
    URI server;

    @Test
    void what_the_description_promises_is_kept() throws IOException, InterruptedException {
        AdminClient admin = new AdminClient(new RawHttp(server.getPort()));
        admin.must("PUT", "/api/quota", PLENTY);
        install();

        Path log = HOME.resolve("schemathesis.log");
        String authorization = "Bearer " + admin.self().token();
        Map<String, String> asker =
                Map.of("LIMEN_SELF", Long.toString(admin.self().id()), "LIMEN_TOKEN", authorization);
        int exit = run(log, command(authorization), asker);

        assertEquals(0, exit, () -> "seed " + SEED + "\n" + read(log));
    }

    private Stream<String> command(String authorization) {
        String address = "http://127.0.0.1:" + server.getPort();
        Stream<String> options = Stream.of(
                HOME.resolve("bin/schemathesis").toString(),
                "--config-file",
                SOURCES.resolve("schemathesis.toml").toString(),
                "run",
                address + "/q/openapi?format=json",
                "--url",
                address,
                "--header",
                "Authorization: " + authorization,
                "--seed",
                Integer.toString(SEED),
                "--max-time",
                Integer.toString(MAX_SECONDS),
                "--exclude-checks",
                "positive_data_acceptance",
                "--generation-database",
                "none",
                "--no-color");
        return Stream.concat(options, LEFT_OUT.stream().flatMap(id -> Stream.of("--exclude-operation-id", id)));
    }

    /** Once for each version. */
    private static void install() throws IOException, InterruptedException {
        Path requirements = SOURCES.resolve("requirements.txt");
        Path installed = HOME.resolve("requirements.txt");
        if (Files.exists(installed) && Files.mismatch(requirements, installed) < 0) {
            return;
        }
        Path log = HOME.resolveSibling("schemathesis-install.log");
        String python = HOME.resolve("bin/python").toString();
        assertEquals(0, run(log, Stream.of("python3", "-m", "venv", HOME.toString()), Map.of()), () -> read(log));
        Stream<String> pip = Stream.of(
                python, "-m", "pip", "install", "--quiet", "--no-deps", "--requirement", requirements.toString());
        assertEquals(0, run(log, pip, Map.of()), () -> read(log));
        Files.copy(requirements, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int run(Path log, Stream<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.toList())
                .directory(HOME.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PYTHONPATH", SOURCES.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
