package dev.limen.adapters.persistence;

import dev.limen.contract.Storage;
import dev.limen.contract.storage.UnitOfWorkContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class JpaUnitOfWorkTest implements UnitOfWorkContract {

    @Inject
    Database database;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Storage storage() {
        return database.storage();
    }
}
