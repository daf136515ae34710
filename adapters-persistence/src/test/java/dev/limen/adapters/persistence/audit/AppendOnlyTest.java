package dev.limen.adapters.persistence.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.adapters.persistence.Database;
import dev.limen.adapters.persistence.PostgresServer;
import dev.limen.domain.audit.AuditFilter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The trail stays as it is, whatever SQL says, for everybody who may write to it. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class AppendOnlyTest {

    @Inject
    Database database;

    @BeforeEach
    void fill() {
        database.empty();
        append("now()");
        append("now() - interval '31 days'");
        append("now() - interval '400 days'");
    }

    private void append(String at) {
        database.execute("insert into audit (operation, status, request_id, at, times) values ('GET /', 401, 'r', " + at
                + ", 1)");
    }

    private int size() {
        return database.storage().auditQueries().list(AuditFilter.latest(100)).size();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set status = 200",
                "update audit set at = at - interval '400 days'",
                "delete from audit",
                "delete from audit where at < now() - interval '365 days'",
                "truncate audit",
                "truncate audit cascade",
                "insert into audit (id, operation, status, request_id, at, times)"
                        + " select id, operation, 200, request_id, at, times from audit"
                        + " on conflict (id) do update set status = 200",
                "select set_config('limen.audit_forget_before', now()::text, true); delete from audit",
                "select set_config('limen.audit_forget_before', (now() - interval '365 days')::text, true);"
                        + " delete from audit where at < now() - interval '30 days'",
                "select audit_forget(now() - interval '1000 days', 10);"
                        + " delete from audit where at < now() - interval '365 days'"
            })
    void an_entry_is_neither_changed_nor_removed(String sql) {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> database.execute(sql));

        PSQLException answer = assertInstanceOf(PSQLException.class, refused.getCause());
        ServerErrorMessage message = answer.getServerErrorMessage();
        assertEquals("audit_append_only", message == null ? null : message.getConstraint(), answer.getMessage());
        assertEquals(3, size());
    }

    @Test
    void only_what_is_old_is_forgotten_however_much_is_asked_to_be() {
        database.execute("select audit_forget(now() - interval '365 days', 10)");
        assertEquals(2, size());

        database.execute("select audit_forget(now() + interval '1 day', 10)");
        assertEquals(1, size());
    }

    @Test
    void who_may_write_to_the_table_and_does_not_own_it_is_held_to_the_same() {
        database.execute("drop role if exists writer; create role writer;"
                + " grant select, insert, update, delete, truncate on audit to writer;"
                + " grant usage on sequence audit_id to writer");
        String asWriter = "set local role writer; ";

        database.execute(asWriter
                + "insert into audit (operation, status, request_id, at, times) values ('GET /', 401, 'r', now(), 1);"
                + " select audit_forget(now() - interval '365 days', 10)");
        assertEquals(3, size());
        assertThrows(IllegalStateException.class, () -> database.execute(asWriter + "delete from audit"));
        assertThrows(IllegalStateException.class, () -> database.execute(asWriter + "truncate audit"));

        database.execute("drop owned by writer; drop role writer");
    }
}
