package dev.limen.adapters.persistence.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.contract.Storage;
import dev.limen.contract.audit.AuditQueriesContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class SqlAuditQueriesTest implements AuditQueriesContract {

    @Inject
    Database database;

    @BeforeEach
    void empty() {
        database.empty();
    }

    /** The lower case of I is another letter than i there. */
    @Test
    void aDatabaseThatSpeaksTurkishFindsNamesInCapitals() {
        assertEquals(
                2,
                database.count("information_schema.columns where table_name = 'audit' and collation_name = 'C'"
                        + " and column_name in ('username', 'operation')"));
    }

    @Override
    public Storage storage() {
        return database.storage();
    }
}
