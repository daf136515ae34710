package dev.limen.adapters.persistence.process;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.persistence.DirectConnection;
import dev.limen.adapters.persistence.PostgresServer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class ProcessPresenceTest {

    @Inject
    AgroalDataSource dataSource;

    @Test
    void takesThePlaceOfAForerunnerThatTheServerStillBelievesIn() throws SQLException {
        ProcessPresence presence = new ProcessPresence(dataSource);
        try (Connection forerunner = DirectConnection.open(dataSource);
                Statement statement = forerunner.createStatement();
                Connection connection = DirectConnection.open(dataSource)) {
            statement.execute(
                    "select pg_advisory_lock(" + ProcessPresence.LOCK_CLASS + ", " + presence.process() + ")");

            eventually("the presence is held", () -> isHeld(presence, connection));

            assertTrue(presence.isHeld());
            assertFalse(forerunner.isValid(1));
        }
    }

    private static boolean isHeld(ProcessPresence presence, Connection connection) {
        try {
            presence.hold(connection);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
