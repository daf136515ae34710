package dev.limen.adapters.persistence.process;

import dev.limen.adapters.persistence.DirectConnection;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.adapters.persistence.Reader;
import dev.limen.contract.process.ProcessesContract;
import dev.limen.domain.process.Processes;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class PgProcessesTest implements ProcessesContract {

    @Inject
    Processes processes;

    @Inject
    Reader reader;

    @Inject
    AgroalDataSource dataSource;

    @Override
    public Processes processes() {
        return processes;
    }

    @Override
    public OtherProcess anotherProcess() {
        ProcessPresence presence = new ProcessPresence(dataSource);
        Connection connection = hold(presence);
        PgProcesses other = new PgProcesses(reader, presence);
        return new OtherProcess() {
            @Override
            public Processes processes() {
                return other;
            }

            @Override
            public void end() {
                presence.lost();
                close(connection);
            }
        };
    }

    private Connection hold(ProcessPresence presence) {
        try {
            Connection connection = DirectConnection.open(dataSource);
            presence.hold(connection);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
