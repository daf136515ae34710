package dev.limen.bootstrap.runtime;

import dev.limen.bootstrap.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Tries once whether the operator's database lets LIMEN in, because what it says otherwise drowns in a stack trace. */
final class DatabaseDoor {

    private static final String PATIENCE_SECONDS = "5";

    private DatabaseDoor() {}

    /**
     * Goes in and out again.
     *
     * @throws Preparation.Refused naming the setting to look at
     */
    static void tryOut(String url, DatabaseConfig.Database database) {
        Properties properties = new Properties();
        database.username().ifPresent(user -> properties.setProperty("user", user));
        database.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw new Preparation.Refused(
                    List.of(sentence(e, url, database.password().isPresent())));
        }
    }

    private static String sentence(SQLException e, String url, boolean withPassword) {
        String said = Objects.requireNonNullElse(e.getMessage(), "nothing").replace(url, "the URL");
        return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
            case "28P01", "28000", "08004" ->
                withPassword
                        ? "The database refuses LIMEN_DATABASE_USERNAME with LIMEN_DATABASE_PASSWORD: set both as the"
                                + " database knows them. It says: " + said
                        : "The database wants a password and LIMEN_DATABASE_PASSWORD is missing: set it, or"
                                + " LIMEN_DATABASE_PASSWORD_FILE. It says: " + said;
            case "3D000" ->
                "There is no database as LIMEN_DATABASE_URL names it: create it, or correct the URL. The server says: "
                        + said;
            default ->
                "The database of LIMEN_DATABASE_URL cannot be used: see that it runs and can be reached from here, and"
                        + " start LIMEN again. The attempt ended with: " + said;
        };
    }
}
