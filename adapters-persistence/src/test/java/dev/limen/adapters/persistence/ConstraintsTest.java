package dev.limen.adapters.persistence;

import static dev.limen.contract.user.UserBuilder.user;
import static dev.limen.contract.vm.VmBuilder.vmOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.user.UserId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the domain promises, the tables promise too, whoever writes to them. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
class ConstraintsTest {

    @Inject
    Database database;

    private long alice;

    @BeforeEach
    void fill() {
        database.empty();
        UserId owner = user().named("alice").addTo(database.storage()).id();
        alice = owner.value();
        user().named("bob").addTo(database.storage());
        vmOf(owner).named("web").addTo(database.storage());
        vmOf(owner).named("db").addTo(database.storage());
        database.execute("insert into quota (user_id, max_vms, max_cpu, max_memory, max_disk) select id, 1, 1, 1, 1"
                + " from app_user where username = 'alice'");
    }

    private void assertRefused(String sql, String constraint) {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> database.execute(sql), sql);
        PSQLException answer = assertInstanceOf(PSQLException.class, refused.getCause());
        ServerErrorMessage message = answer.getServerErrorMessage();
        assertEquals(constraint, message == null ? null : message.getConstraint(), answer.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id = 0 | app_user_id_range",
                "id = 9007199254740992 | app_user_id_range",
                "uuid = (select uuid from app_user where username = 'alice') | app_user_uuid_unique",
                "username = 'Alice', username_key = 'alice' | app_user_name_unique",
                "username = 'Bob', username_key = 'Bob' | app_user_name_key",
                "username = 'bo', username_key = 'bo' | app_user_name_form",
                "username = 'böb', username_key = 'böb' | app_user_name_form",
                "role = 'user' | app_user_role_known",
                "version = -1 | app_user_version_range"
            })
    void aUserIsRefused(String change, String constraint) {
        assertRefused("update app_user set " + change + " where username = 'bob'", constraint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id = 0 | vm_id_range",
                "id = 9007199254740992 | vm_id_range",
                "uuid = (select uuid from vm where name = 'web') | vm_uuid_unique",
                "mac = (select mac from vm where name = 'web') | vm_mac_unique",
                "mac = '52:54:00:C0:FF:EE' | vm_mac_form",
                "owner_id = 4711 | vm_owner_exists",
                "name = 'WEB', name_key = 'web' | vm_name_unique",
                "name = '' | vm_name_length",
                "name = repeat('x', 65) | vm_name_length",
                "name = ' db' | vm_name_form",
                "name = 'db ' | vm_name_form",
                "name = E'd\\tb' | vm_name_form",
                "name_key = '' | vm_name_key_filled",
                "cpu = 0 | vm_cpu_range",
                "memory = 255 | vm_memory_range",
                "disk = 0 | vm_disk_range",
                "boot_order = 'network' | vm_boot_order_known",
                "installation = 'DONE' | vm_installation_known",
                "status = 'Running' | vm_status_known",
                "busy = 'SLEEP', busy_by = 1, busy_until = now() | vm_busy_known",
                "busy = 'UPDATE', busy_by = 1, busy_until = now() | vm_target_only_in_update",
                "target_cpu = 1, target_memory = 256, target_disk = 1 | vm_target_only_in_update",
                "busy = 'STOP', target_cpu = 1, target_memory = 256, target_disk = 1, busy_by = 1, busy_until = now() | vm_target_only_in_update",
                "busy = 'UPDATE', target_cpu = 1, busy_by = 1, busy_until = now() | vm_target_whole",
                "busy = 'UPDATE', target_cpu = 0, target_memory = 256, target_disk = 1, busy_by = 1, busy_until = now() | vm_target_cpu_range",
                "busy = 'UPDATE', target_cpu = 1, target_memory = 255, target_disk = 1, busy_by = 1, busy_until = now() | vm_target_memory_range",
                "busy = 'UPDATE', target_cpu = 1, target_memory = 256, target_disk = 0, busy_by = 1, busy_until = now() | vm_target_disk_range",
                "desired = 'ERROR' | vm_desired_known",
                "busy = 'STOP' | vm_execution_while_busy",
                "busy = 'STOP', busy_by = 1 | vm_execution_while_busy",
                "busy_by = 1, busy_until = now() | vm_execution_while_busy",
                "version = -1 | vm_version_range"
            })
    void aVmIsRefused(String change, String constraint) {
        assertRefused("update vm set " + change + " where name = 'db'", constraint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id = 0 | quota_id_range",
                "user_id = null | quota_user_unique",
                "user_id = 4711 | quota_user_exists",
                "max_vms = -1 | quota_max_vms_range",
                "max_cpu = -1 | quota_max_cpu_range",
                "max_memory = -1 | quota_max_memory_range",
                "max_disk = -1 | quota_max_disk_range"
            })
    void aQuotaIsRefused(String change, String constraint) {
        assertRefused("update quota set " + change + " where user_id = " + alice, constraint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id = 0 | ssh_key_id_range",
                "user_id = 4711 | ssh_key_user_exists",
                "type = 'ssh rsa' | ssh_key_type_form",
                "blob = '-----BEGIN' | ssh_key_blob_form",
                "comment = E'two\\nlines' | ssh_key_comment_form",
                "comment = repeat('x', 256) | ssh_key_comment_form"
            })
    void anSshKeyIsRefused(String change, String constraint) {
        database.execute("insert into ssh_key values (1, " + alice + ", 'ssh-ed25519', 'AAAA', 'laptop', now())");

        assertRefused("update ssh_key set " + change + " where id = 1", constraint);
    }

    @Test
    void aUserWhoOwnsVmsCannotBeDeleted() {
        assertRefused("delete from app_user where id = " + alice, "vm_owner_exists");
    }
}
