package dev.limen.adapters.rest.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.rest.People;
import dev.limen.adapters.rest.People.Person;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.hypervisor.FakeHypervisor.Call;
import dev.limen.domain.hypervisor.HypervisorError;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErrorLogTest {

    private static final Logger LOGGER = Logger.getLogger(ErrorLog.class.getName());

    private static final class RecordingHandler extends Handler {

        private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            ExtLogRecord whole = ExtLogRecord.wrap(line);
            whole.copyAll();
            lines.add(whole);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final RecordingHandler log = new RecordingHandler();
    private final People people;
    private final FakeHypervisor hypervisor;

    @Inject
    ErrorLogTest(People people, FakeHypervisor hypervisor) {
        this.people = people;
        this.hypervisor = hypervisor;
    }

    @BeforeEach
    void record_the_log() {
        LOGGER.addHandler(log);
    }

    @AfterEach
    void stop_recording() {
        LOGGER.removeHandler(log);
    }

    @Test
    void a_fault_of_our_own_is_logged_with_its_stack_and_the_request_id() {
        Person owner = people.user();
        hypervisor.before(Call.DEFINE, () -> {
            throw new IllegalStateException("a bug");
        });

        owner.sends("{\"name\":\"bad\",\"cpu\":1,\"memory\":512}")
                .header("X-Request-ID", "find-me-8")
                .post("/api/vms")
                .then()
                .statusCode(500);

        assertEquals(1, log.lines.size());
        assertEquals("a bug", log.lines.getFirst().getThrown().getMessage());
        assertEquals("find-me-8", log.lines.getFirst().getMdc("request_id"));
    }

    @Test
    void a_fault_behind_us_is_one_line_that_names_its_cause() {
        hypervisor.fail(Call.DEFINE, new HypervisorError.Failed("broken", new IllegalStateException("no space left")));

        people.user()
                .sends("{\"name\":\"bad\",\"cpu\":1,\"memory\":512}")
                .post("/api/vms")
                .then()
                .statusCode(502);

        assertEquals(1, log.lines.size());
        assertNull(log.lines.getFirst().getThrown());
        String line = new PatternFormatter("%s").format(log.lines.getFirst());
        assertTrue(line.contains("no space left"), line);
    }

    @Test
    void a_fault_of_the_clients_is_not_worth_a_line() {
        people.user().sends("{").post("/api/vms").then().statusCode(400);

        assertTrue(log.lines.isEmpty());
    }
}
