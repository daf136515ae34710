package dev.limen.bootstrap.database;

import dev.limen.bootstrap.config.StartupRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL, run where no database is configured. Its data stay between runs. It listens on
 * loopback and wants a password, because a shared machine has other users. Its port is chosen once and kept: when
 * LIMEN is killed, PostgreSQL goes on, and the next start finds it there.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("limen");
    private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(60);

    /** Whoever waits for more does not see that the server has died meanwhile. */
    private static final Duration LAUNCH_TIMEOUT = Duration.ofSeconds(5);

    /** What a server that was killed has left running ends within moments; the log speaks of it in these words. */
    private static final Pattern STILL_IN_USE = Pattern.compile("shared memory block|lock file");

    private static final int MAX_FIRST_LAUNCHES = 2;

    private static final long CHECK_INTERVAL_MILLIS = 1_000;
    private static final String NO_START = "LIMEN's own PostgreSQL cannot start in ";

    private final PostgresFiles files;
    private final PidFile pidFile;
    private final int port;
    private final Access access;
    private final CountDownLatch up = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread monitor =
            Thread.ofPlatform().daemon().name("embedded-database").unstarted(this::monitor);
    private @Nullable EmbeddedPostgres server;
    private boolean started;
    private long logBegin;
    private String failure = "nothing";

    private EmbeddedDatabase(PostgresFiles files) throws IOException {
        this.files = files;
        this.pidFile = files.pidFile();
        String password = files.password();
        pidFile.removeLeftover();
        this.port = files.port();
        this.access = Access.to(port, password);
    }

    /** As {@link #launch}, and returns when it takes connections. */
    public static EmbeddedDatabase start(Path dataDirectory) {
        EmbeddedDatabase database = launch(dataDirectory);
        try {
            if (database.up.await(STARTUP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                return database;
            }
            database.close();
        } catch (IOException e) {
            LOG.debug("It did not even stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartupRefused(NO_START + dataDirectory);
    }

    /**
     * Starts it, or finds it running, with its data in {@code postgres} of this directory; it is kept running from then
     * on. Where it has to recover, it may take its first connections later.
     *
     * @throws StartupRefused when it cannot start
     */
    public static EmbeddedDatabase launch(Path dataDirectory) {
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(new PostgresFiles(dataDirectory));
            database.launchFirst();
            database.monitor.start();
            return database;
        } catch (IOException | UncheckedIOException e) {
            throw new StartupRefused(NO_START + dataDirectory + ". The attempt ended with: " + e.getMessage());
        }
    }

    private void launchFirst() throws IOException {
        for (int i = 1; !launched(); i++) {
            if (pidFile.runningPort().isPresent()) {
                return;
            }
            Optional<String> said = files.firstFailure(logBegin);
            boolean forGood =
                    said.isPresent() && !STILL_IN_USE.matcher(said.get()).find();
            if (forGood || i == MAX_FIRST_LAUNCHES) {
                throw new StartupRefused(NO_START + files.directory()
                        + ": see postgres.log there. The attempt ended with: " + said.orElse(failure));
            }
        }
    }

    /** Whether this directory has one, running or not. */
    public static boolean isIn(Path dataDirectory) {
        return Files.isDirectory(new PostgresFiles(dataDirectory).data());
    }

    /** How to get into the one of this directory when it is running, whoever started it; it is left as it is. */
    public static Optional<Access> running(Path dataDirectory) {
        PostgresFiles files = new PostgresFiles(dataDirectory);
        return files.pidFile().runningPort().map(port -> Access.to(port, files.knownPassword()));
    }

    /** How to get in. */
    public record Access(String jdbcUrl, String username, String password) {

        private static Access to(int port, String password) {
            return new Access("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
        }

        @Override
        public String toString() {
            return "Access[" + jdbcUrl + "]";
        }
    }

    public Access access() {
        return access;
    }

    /** Tries once; a server that takes longer goes on starting. */
    private boolean launched() throws IOException {
        logBegin = Files.exists(files.log()) ? Files.size(files.log()) : 0;
        try {
            server = build();
            requirePassword(server);
        } catch (IOException | IllegalStateException e) {
            if (String.valueOf(e.getMessage()).startsWith("could not lock")) {
                throw new StartupRefused("Another LIMEN works on " + files.directory()
                        + ": stop it, or choose another directory with LIMEN_DATA_DIR.");
            }
            LOG.debug("LIMEN's own PostgreSQL did not start", e);
            failure = String.valueOf(e.getMessage());
            // What failed still holds its lock on this file.
            Files.deleteIfExists(files.lock());
            return false;
        }
        started = true;
        up.countDown();
        return true;
    }

    private EmbeddedPostgres build() throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(files.log().toFile());
        PostgresPrograms programs = files.programs();
        return EmbeddedPostgres.builder()
                .setDataDirectory(files.data())
                .setPgBinaryResolver(programs)
                .setOverrideWorkingDirectory(programs.directory().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setConnectConfig("password", access.password())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(LAUNCH_TIMEOUT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    private void monitor() {
        try {
            while (!closed.await(CHECK_INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!isRunning()) {
                    restart();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted", e);
        }
    }

    /** Asked by connecting: that nobody can bind the port does not mean that somebody listens. */
    private synchronized boolean isRunning() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return started && socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private synchronized void restart() {
        if (closed.getCount() == 0) {
            return;
        }
        try {
            if (started && server != null) {
                LOG.warn("LIMEN's own PostgreSQL is gone; starting it again");
                started = false;
                server.close();
                server = null;
            }
            pidFile.removeLeftover();
            if (!launched() && pidFile.runningPort().isEmpty()) {
                LOG.warnf(
                        "LIMEN's own PostgreSQL did not start, which is tried again: %s",
                        files.firstFailure(logBegin).orElse(failure));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("LIMEN's own PostgreSQL did not start, which is tried again: %s", e.getMessage());
        }
    }

    /** A new cluster lets everybody in who reaches its port; from the first start on it asks for the password. */
    private void requirePassword(EmbeddedPostgres running) throws IOException {
        if (files.wantsPassword()) {
            return;
        }
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER " + access.username() + " PASSWORD '" + access.password() + "'");
            files.wantPassword();
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Stops it cleanly. */
    @Override
    public synchronized void close() throws IOException {
        closed.countDown();
        if (server != null) {
            server.close();
        } else {
            pidFile.server().ifPresent(ProcessHandle::destroy);
        }
    }
}
