package dev.limen.adapters.persistence;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.limen.contract.AtOnce;
import dev.limen.contract.Storage;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class DeadlockTest {

    @Inject
    Database database;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void ofTwoUnitsThatWouldHoldEachOtherUpForEverOneGivesUpAsStale() {
        Storage storage = database.storage();
        UserId owner = user().addTo(storage).id();
        List<VmId> vms = List.of(
                vmOf(owner).addTo(storage).id(), vmOf(owner).addTo(storage).id());
        Phaser bothHaveOne = new Phaser(2);

        List<Throwable> failures = AtOnce.run(2, number -> storage.unitOfWork().execute(() -> {
            storage.vms().find(vms.get(number));
            bothHaveOne.arriveAndAwaitAdvance();
            storage.vms().find(vms.get(1 - number));
        }));

        assertEquals(1, failures.size());
        assertInstanceOf(VmError.Stale.class, failures.getFirst());
    }
}
