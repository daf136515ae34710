package dev.limen.adapters.persistence.change;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.Eventually.eventually;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.contract.change.ChangeFeedContract;
import dev.limen.domain.change.Change;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.process.Processes;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class NotificationListenerTest {

    @Inject
    Database database;

    @Inject
    ChangeFeed feed;

    @Inject
    Processes processes;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void aLostConnectionIsReplacedAndNothingIsMissed() {
        UserId owner = user().addTo(database.storage()).id();
        ChangeFeedContract.RecordingListener heard = new ChangeFeedContract.RecordingListener();
        feed.listen(heard);
        eventually("the feed says where it begins", () -> !heard.resyncs().isEmpty());

        database.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2"
                + " and pid <> pg_backend_pid()");
        eventually("the loss is noticed", () -> !processes.isSeen());
        VmView meanwhile = vmOf(owner).addTo(database.storage());

        eventually("the change is heard", () -> heard.hasHeard(new Change.VmChanged(meanwhile, null)));
        assertEquals(1, heard.resyncs().size());
        eventually(
                "the others see this process again", () -> processes.present().contains(processes.self()));
    }
}
