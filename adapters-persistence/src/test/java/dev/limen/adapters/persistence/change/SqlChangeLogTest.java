package dev.limen.adapters.persistence.change;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.BY;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.adapters.persistence.StatementCounter;
import dev.limen.contract.Storage;
import dev.limen.contract.change.ChangeLogContract;
import dev.limen.domain.change.Position;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.Vm;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class SqlChangeLogTest implements ChangeLogContract {

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

    @Test
    void loggingASavedVmTakesNoStatementOfItsOwn() {
        VmView vm = vmOf(user().addTo(storage()).id()).addTo(storage());

        int findAndUpdate = StatementCounter.count(() -> storage().unitOfWork().execute(() -> {
            Vm found = storage().vms().find(vm.id()).orElseThrow();
            found.begin(VmOperation.START, BY, LATER);
            storage().vms().save(found);
        }));

        assertEquals(2, findAndUpdate);
    }

    @Test
    void theLogAndASnapshotAreReadInOneStatementEach() {
        UserId owner = user().addTo(storage()).id();
        Position since = storage().changeLog().vmSnapshot(owner).position();
        for (int i = 0; i < 20; i++) {
            vmOf(owner).addTo(storage());
        }

        assertEquals(1, StatementCounter.count(() -> storage()
                .changeLog()
                .vmChangesAfter(since, new Actor(owner, Role.USER), 1000)));
        assertEquals(1, StatementCounter.count(() -> storage().changeLog().vmSnapshot(owner)));
    }
}
