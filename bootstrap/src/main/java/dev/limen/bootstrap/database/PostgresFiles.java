package dev.limen.bootstrap.database;

import dev.limen.bootstrap.config.StartupRefused;
import dev.limen.bootstrap.secrets.RandomSecrets;
import dev.limen.bootstrap.secrets.SecretFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the embedded PostgreSQL keeps in LIMEN's data directory. A power cut can empty small files that were just written.
 *
 * @param directory LIMEN's data directory
 */
record PostgresFiles(Path directory) {

    private static final Pattern FAILURE = Pattern.compile("\\b(FATAL|PANIC|postgres|initdb): ");
    private static final String PASSWORD_ONLY = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final String EVERYBODY = "host all all 127.0.0.1/32 trust\n";

    Path data() {
        return directory.resolve("postgres");
    }

    PidFile pidFile() {
        return new PidFile(data());
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    /** Held by the LIMEN that runs the server. */
    Path lock() {
        return data().resolve("epg-lock");
    }

    private Path rules() {
        return data().resolve("pg_hba.conf");
    }

    /** The programs are unpacked where everybody may write; nobody else shall get there, because LIMEN runs them. */
    PostgresPrograms programs() throws IOException {
        Path closed = Files.createDirectories(directory.resolve("postgres-programs"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        return new PostgresPrograms(closed.resolve("unpacked"));
    }

    /** When the password is lost, the data are still LIMEN's: it lets itself in at the next start, and sets a new one. */
    String password() throws IOException {
        SecretFile file = new SecretFile(directory.resolve("postgres-password"));
        if (!file.holdsAny() && Files.exists(rules())) {
            Files.writeString(rules(), EVERYBODY);
        }
        return file.readOrCreate(RandomSecrets::key);
    }

    /** As {@link #password}, and never makes one. */
    String knownPassword() {
        Path file = directory.resolve("postgres-password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartupRefused("The file " + file + " cannot be read: run this as the user that LIMEN runs as.");
        }
    }

    boolean wantsPassword() throws IOException {
        return Files.readString(rules()).equals(PASSWORD_ONLY);
    }

    void wantPassword() throws IOException {
        Files.writeString(rules(), PASSWORD_ONLY);
    }

    /** That of the server that runs, else the one that was chosen first, unless another program has taken it meanwhile. */
    int port() {
        SecretFile file = new SecretFile(directory.resolve("postgres-port"));
        String chosen = file.readOrCreate(PostgresFiles::freePort);
        String port =
                pidFile().runningPort().map(String::valueOf).orElseGet(() -> isFree(chosen) ? chosen : freePort());
        if (!port.equals(chosen)) {
            file.write(port);
        }
        return Integer.parseInt(port);
    }

    private static boolean isFree(String port) {
        try {
            return FreePort.isFree(Integer.parseInt(port));
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static String freePort() {
        try {
            return Integer.toString(FreePort.find());
        } catch (NoSuchElementException none) {
            throw new StartupRefused("LIMEN's own PostgreSQL finds no free port of the loopback address.");
        }
    }

    /** The first line of the log, from this byte on, that says why the server did not start. */
    Optional<String> firstFailure(long begin) throws IOException {
        if (!Files.exists(log())) {
            return Optional.empty();
        }
        try (InputStream log = Files.newInputStream(log())) {
            log.skipNBytes(begin);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> FAILURE.matcher(line).find())
                    .findFirst();
        }
    }
}
