package dev.limen.bootstrap.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The PostgreSQL that LIMEN runs for itself where none is configured. Its data stay between runs. It listens on
 * loopback and wants a password, because a shared machine has other users. Its port is chosen once and kept: when
 * LIMEN is killed, PostgreSQL goes on, and the next start finds it there.
 */
public final class OwnPostgres implements AutoCloseable {

    /** Who LIMEN is there. */
    public static final String USERNAME = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final String password;

    private OwnPostgres(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts it, or finds it running, with its data in {@code postgres} of this directory. */
    public static OwnPostgres start(Path dataDirectory) {
        try {
            Path data = dataDirectory.resolve("postgres");
            String password = new Kept(dataDirectory.resolve("postgres-password")).orElse(Secrets::random);
            Kept keptPort = new Kept(dataDirectory.resolve("postgres-port"));
            int port = Integer.parseInt(keptPort.orElse(OwnPostgres::freePort));
            if (!Files.exists(data.resolve("postmaster.pid")) && !isFree(port)) {
                keptPort.keep(freePort());
                port = Integer.parseInt(keptPort.orElse(OwnPostgres::freePort));
            }
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(privately(dataDirectory.resolve("postgres-programs"))
                            .resolve("unpacked")
                            .toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    .setPGStartupWait(PATIENCE)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            dataDirectory.resolve("postgres.log").toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            dataDirectory.resolve("postgres.log").toFile()))
                    .start();
            OwnPostgres own = new OwnPostgres(server, password);
            own.requirePassword(data);
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "LIMEN's own PostgreSQL did not start; its log is postgres.log in the data directory", e);
        }
    }

    /** The programs are unpacked where everybody may write; nobody else shall get there, because LIMEN runs them. */
    private static Path privately(Path directory) throws IOException {
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
    private void requirePassword(Path data) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        String wanted = "host all all 127.0.0.1/32 scram-sha-256\n";
        if (Files.readString(rules).equals(wanted)) {
            return;
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER " + USERNAME + " PASSWORD '" + password + "'");
            Files.writeString(rules, wanted);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public String password() {
        return password;
    }

    /** Stops it cleanly. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
