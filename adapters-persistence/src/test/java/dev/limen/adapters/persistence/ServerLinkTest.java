package dev.limen.adapters.persistence;

import static dev.limen.contract.vm.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class ServerLinkTest {

    @Inject
    AgroalDataSource dataSource;

    @Test
    void takesThePlaceOfAForerunnerThatTheServerStillBelievesIn() throws SQLException {
        try (ServerLink link = new ServerLink(dataSource);
                Connection forerunner = connectBesideThePool();
                Statement statement = forerunner.createStatement()) {
            statement.execute("select pg_advisory_lock(" + ServerLink.LOCKS + ", " + link.process() + ")");

            link.start();

            eventually("the link stands", link::stands);
        }
    }

    private Connection connectBesideThePool() throws SQLException {
        String url = dataSource
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl();
        return DriverManager.getConnection(url, "postgres", "postgres");
    }
}
