package dev.limen.chaos.outage;

import dev.limen.chaos.testbed.DatabaseServer;
import dev.limen.chaos.testbed.FreePorts;
import dev.limen.client.host.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two PostgreSQLs, of which one is the primary and the other its standby by streaming replication, until they exchange roles. */
final class DatabasePair implements AutoCloseable {

    private static final String REPLICATION = "host replication all 127.0.0.1/32 trust\n";

    private final Path programs;
    private final String password;
    private Server primary;
    private Server standby;

    private record Server(Path data, int port) {

        Path standbySignal() {
            return data.resolve("standby.signal");
        }
    }

    DatabasePair(Path directory) {
        try (DatabaseServer first = new DatabaseServer(directory)) {
            password = first.password();
        }
        try {
            programs = find(directory.resolve("postgres-programs"), "pg_ctl");
            primary = new Server(directory.resolve("postgres"), FreePorts.free());
            standby = new Server(directory.resolve("standby"), FreePorts.free());
            Files.writeString(primary.data.resolve("pg_hba.conf"), REPLICATION, StandardOpenOption.APPEND);
            copy(primary.data, standby.data);
            Files.createFile(standby.standbySignal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(primary, standby);
        start(standby, primary);
    }

    private static Path find(Path directory, String name) throws IOException {
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Both are named, as an operator would. */
    Map<String, String> environment() {
        return Map.of(
                "LIMEN_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + primary.port + ",127.0.0.1:" + standby.port + "/postgres",
                "LIMEN_DATABASE_USERNAME",
                "postgres",
                "LIMEN_DATABASE_PASSWORD",
                password);
    }

    /**
     * The primary is stopped, which sends everything to its standby first, the standby is promoted, and the old primary
     * comes back as its standby.
     */
    void exchangeRoles() {
        Server old = primary;
        try {
            Files.createFile(old.standbySignal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        control(old, "stop", "-m", "fast").orThrow();
        control(standby, "promote").orThrow();
        primary = standby;
        standby = old;
        start(standby, primary);
    }

    private void start(Server server, Server other) {
        String options = String.join(
                " -c ",
                "-p " + server.port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "primary_conninfo='host=127.0.0.1 port=" + other.port + " user=postgres'");
        control(server, "start", "-o", options, "-l", server.data + ".log").orThrow();
    }

    /** PostgreSQL does not run as root; root is somebody else in a name space of its own. */
    private Command.Result control(Server server, String... words) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(programs.toString(), "-D", server.data.toString(), "-w"));
        command.addAll(List.of(words));
        return Command.run(command.toArray(String[]::new));
    }

    /** The names of all VMs, as the primary has them. */
    Set<String> vms() {
        String url = "jdbc:postgresql://127.0.0.1:" + primary.port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from vm")) {
            Set<String> names = new TreeSet<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        control(standby, "stop", "-m", "immediate");
        control(primary, "stop", "-m", "immediate");
    }
}
