package dev.limen.bootstrap.database;

import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.StartupRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Connects once to the operator's database, because what is wrong with it would drown in a stack trace later. */
public final class DatabaseCheck {

    private static final String CONNECT_TIMEOUT_SECONDS = "5";

    private DatabaseCheck() {}

    /**
     * Connects and disconnects.
     *
     * @throws StartupRefused naming the setting to look at
     */
    public static void run(String url, DatabaseConfig.Database database) {
        Properties properties = new Properties();
        database.username().ifPresent(user -> properties.setProperty("user", user));
        database.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw new StartupRefused(
                    List.of(sentence(e, url, database.password().isPresent())));
        }
    }

    private static String sentence(SQLException e, String url, boolean withPassword) {
        String message = Objects.requireNonNullElse(e.getMessage(), "nothing").replace(url, "the URL");
        return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
            case "28P01", "28000", "08004" ->
                withPassword
                        ? "The database refuses LIMEN_DATABASE_USERNAME with LIMEN_DATABASE_PASSWORD: set both as the"
                                + " database knows them. It says: " + message
                        : "The database wants a password and LIMEN_DATABASE_PASSWORD is missing: set it, or"
                                + " LIMEN_DATABASE_PASSWORD_FILE. It says: " + message;
            case "3D000" ->
                "There is no database as LIMEN_DATABASE_URL names it: create it, or correct the URL. The server says: "
                        + message;
            default ->
                "The database of LIMEN_DATABASE_URL cannot be used: see that it runs and can be reached from here, and"
                        + " start LIMEN again. The attempt ended with: " + message;
        };
    }
}
