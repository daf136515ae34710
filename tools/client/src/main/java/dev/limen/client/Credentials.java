package dev.limen.client;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A name and its password. It never shows the password. */
public record Credentials(String username, String password) {

    /** Those of the first administrator: from the environment, else from the file that LIMEN keeps in development. */
    public static Credentials ofAdmin(Map<String, String> environment) {
        String username = environment.get("LIMEN_ADMIN_USERNAME");
        String password = environment.get("LIMEN_ADMIN_PASSWORD");
        if (username != null && password != null) {
            return new Credentials(username, password);
        }
        return read(Path.of(environment.getOrDefault("LIMEN_DATA_DIR", "data"), "first-admin"));
    }

    private static Credentials read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new ExpectationFailed(
                    "LIMEN_ADMIN_USERNAME and LIMEN_ADMIN_PASSWORD, or a readable file " + file
                            + " (pass the --data that LIMEN runs with)",
                    e.toString());
        }
        return new Credentials(lines.getProperty("username", ""), lines.getProperty("password", ""));
    }

    /** As they are sent to sign in, to register, or to make an account. */
    public Map<String, String> body() {
        return Map.of("username", username, "password", password);
    }

    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
