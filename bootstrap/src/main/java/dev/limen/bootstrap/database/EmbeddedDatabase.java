package dev.limen.bootstrap.database;

import dev.limen.bootstrap.config.StartupRefused;
import dev.limen.bootstrap.secrets.RandomSecrets;
import dev.limen.bootstrap.secrets.SecretFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The embedded PostgreSQL, run where no database is configured. Its data stay between runs. It listens on
 * loopback and wants a password, because a shared machine has other users. Its port is chosen once and kept: when
 * LIMEN is killed, PostgreSQL goes on, and the next start finds it there.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("limen");
    private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(60);

    /** Whoever waits for more does not see that the server has died meanwhile. */
    private static final Duration RESTART_TIMEOUT = Duration.ofSeconds(5);

    private static final long CHECK_INTERVAL_MILLIS = 1_000;
    private static final String LOCK_FILE = "epg-lock";

    private final Path dataDirectory;
    private final int port;
    private final Access access;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread monitor =
            Thread.ofPlatform().daemon().name("embedded-database").unstarted(this::monitor);
    private EmbeddedPostgres server;
    private boolean started;

    private EmbeddedDatabase(Path dataDirectory, int port, String password) throws IOException {
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.access = Access.to(port, password);
        this.server = launch(STARTUP_TIMEOUT);
        this.started = true;
    }

    /** Starts it, or finds it running, with its data in {@code postgres} of this directory; it is kept running from then on. */
    public static EmbeddedDatabase start(Path dataDirectory) {
        try {
            String password =
                    new SecretFile(dataDirectory.resolve("postgres-password")).readOrCreate(RandomSecrets::key);
            SecretFile portFile = new SecretFile(dataDirectory.resolve("postgres-port"));
            int port = Integer.parseInt(portFile.readOrCreate(EmbeddedDatabase::freePort));
            if (!Files.exists(data(dataDirectory).resolve("postmaster.pid")) && !isFree(port)) {
                portFile.write(freePort());
                port = Integer.parseInt(portFile.readOrCreate(EmbeddedDatabase::freePort));
            }
            EmbeddedDatabase database = new EmbeddedDatabase(dataDirectory, port, password);
            database.requirePassword();
            database.monitor.start();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "LIMEN's own PostgreSQL did not start; its log is postgres.log in the data directory", e);
        }
    }

    /** Whether this directory has one, running or not. */
    public static boolean isIn(Path dataDirectory) {
        return Files.isDirectory(data(dataDirectory));
    }

    /** How to get into the one of this directory when it is running, whoever started it; it is left as it is. */
    public static Optional<Access> running(Path dataDirectory) {
        if (!Files.exists(data(dataDirectory).resolve("postmaster.pid"))) {
            return Optional.empty();
        }
        int port = Integer.parseInt(read(dataDirectory, "postgres-port"));
        return isFree(port) ? Optional.empty() : Optional.of(Access.to(port, read(dataDirectory, "postgres-password")));
    }

    private static String read(Path dataDirectory, String name) {
        try {
            return Files.readString(dataDirectory.resolve(name)).strip();
        } catch (IOException e) {
            throw new StartupRefused(List.of("The file " + name + " in " + dataDirectory
                    + " cannot be read: run this as the user that LIMEN runs as."));
        }
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

    private static Path data(Path dataDirectory) {
        return dataDirectory.resolve("postgres");
    }

    private EmbeddedPostgres launch(Duration timeout) throws IOException {
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(
                dataDirectory.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(data(dataDirectory))
                .setOverrideWorkingDirectory(makePrivate(dataDirectory.resolve("postgres-programs"))
                        .resolve("unpacked")
                        .toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setConnectConfig("password", access.password())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(timeout)
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
        LOG.warn("LIMEN's own PostgreSQL is gone; starting it again");
        try {
            started = false;
            server.close();
            // A start that failed still holds its lock on this file.
            Files.deleteIfExists(data(dataDirectory).resolve(LOCK_FILE));
            server = launch(RESTART_TIMEOUT);
            started = true;
        } catch (IOException | RuntimeException e) {
            LOG.warnf("LIMEN's own PostgreSQL did not start, which is tried again: %s", e.getMessage());
        }
    }

    /** The programs are unpacked where everybody may write; nobody else shall get there, because LIMEN runs them. */
    private static Path makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    /** Another program may have taken the port while PostgreSQL was not running. */
    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new cluster lets everybody in who reaches its port; from the first start on it asks for the password. */
    private void requirePassword() throws IOException {
        Path rules = data(dataDirectory).resolve("pg_hba.conf");
        String passwordOnly = "host all all 127.0.0.1/32 scram-sha-256\n";
        if (Files.readString(rules).equals(passwordOnly)) {
            return;
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER " + access.username() + " PASSWORD '" + access.password() + "'");
            Files.writeString(rules, passwordOnly);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Stops it cleanly. */
    @Override
    public synchronized void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
