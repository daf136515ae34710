package dev.limen.adapters.persistence;

import dev.limen.contract.Storage;
import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.console.ConsoleTickets;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.Images;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.Users;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.Vms;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The adapters as the contracts want them, and the database behind them in plain SQL. */
@Singleton
public class Database {

    private final Storage storage;
    private final AgroalDataSource dataSource;

    Database(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries userQueries,
            Vms vms,
            VmQueries vmQueries,
            Quotas quotas,
            HostLoads hostLoads,
            Sightings sightings,
            KeyedRequests keyedRequests,
            ChangeLog changeLog,
            ChangeFeed changeFeed,
            RefreshFamilies refreshFamilies,
            LiveSessions liveSessions,
            ConsoleTickets consoleTickets,
            ConsoleViewers consoleViewers,
            SshKeys sshKeys,
            AuditTrail auditTrail,
            AuditQueries auditQueries,
            Images images,
            ImageQueries imageQueries,
            AgroalDataSource dataSource) {
        storage = new Storage(
                unitOfWork,
                users,
                userQueries,
                vms,
                vmQueries,
                quotas,
                hostLoads,
                sightings,
                keyedRequests,
                changeLog,
                changeFeed,
                refreshFamilies,
                liveSessions,
                consoleTickets,
                consoleViewers,
                sshKeys,
                auditTrail,
                auditQueries,
                images,
                imageQueries);
        this.dataSource = dataSource;
    }

    void openPorts(@Observes @Priority(1) StartupEvent event, Schema schema) {
        schema.prepare();
    }

    public Storage storage() {
        return storage;
    }

    /** As new: nobody and nothing in it, and the standard quota. */
    public void empty() {
        execute("truncate image, vm, vm_sighting, vm_removed, keyed_request, quota, refresh_family, console_ticket,"
                + " console_viewer, ssh_key, app_user");
        execute("alter table audit disable trigger user; truncate audit; alter table audit enable trigger user");
        execute("insert into quota (max_vms, max_cpu, max_memory, max_disk) values (5, 10, 20480, 200)");
    }

    /** Ends every connection that a unit of work has open. */
    void cutOtherConnections() {
        QuarkusTransaction.suspendingExisting()
                .run(() -> execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where state = 'idle in transaction' and pid <> pg_backend_pid()"));
    }

    /** How many rows there are, as in {@code vm where cpu = 1}. */
    public long count(String rows) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select count(*) from " + rows)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs one statement, which is committed at once. */
    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
