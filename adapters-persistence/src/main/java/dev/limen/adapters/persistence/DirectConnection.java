package dev.limen.adapters.persistence;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A connection beside the pool, made as the pool makes its own. */
public final class DirectConnection {

    private DirectConnection() {}

    public static Connection open(AgroalDataSource dataSource) throws SQLException {
        AgroalConnectionFactoryConfiguration pool =
                dataSource.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties properties = new Properties();
        properties.putAll(pool.jdbcProperties());
        if (pool.principal() instanceof NamePrincipal user) {
            properties.setProperty("user", user.getName());
        }
        pool.credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .map(SimplePassword.class::cast)
                .forEach(password -> properties.setProperty("password", password.getWord()));
        Connection connection = DriverManager.getConnection(pool.jdbcUrl(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(pool.initialSql());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
