package dev.limen.adapters.persistence.process;

import dev.limen.adapters.persistence.AnotherLink;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.adapters.persistence.Reader;
import dev.limen.adapters.persistence.ServerLink;
import dev.limen.contract.process.ProcessesContract;
import dev.limen.domain.process.Processes;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

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
        ServerLink link = AnotherLink.open(dataSource);
        PgProcesses other = new PgProcesses(reader, link);
        return new OtherProcess() {
            @Override
            public Processes processes() {
                return other;
            }

            @Override
            public void end() {
                link.close();
            }
        };
    }
}
