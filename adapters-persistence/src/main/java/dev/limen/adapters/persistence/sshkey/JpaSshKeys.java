package dev.limen.adapters.persistence.sshkey;

import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.sshkey.SshKeyId;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** SSH keys in the table {@code ssh_key}. */
@Singleton
final class JpaSshKeys implements SshKeys {

    private final Statements statements = new Statements(deadlock -> new UserError.Stale());
    private final Session session;

    JpaSshKeys(Session session) {
        this.session = session;
    }

    @Override
    public SshKeyId nextId() {
        return statements.run(() -> new SshKeyId(session.createNativeQuery("select nextval('ssh_key_id')", Long.class)
                .getSingleResult()));
    }

    @Override
    public List<SshKey> ownedBy(UserId owner) {
        return statements.run(() -> SshKeyRow.<SshKeyRow>list("userId", Sort.by("id"), owner.value())).stream()
                .map(SshKeyRow::key)
                .toList();
    }

    @Override
    public void add(SshKey key) {
        statements.write(
                session,
                Map.of("ssh_key_unique", SshKeyError.Duplicate::new, "ssh_key_user_exists", UserError.NotFound::new),
                () -> SshKeyRow.of(key).persist());
    }

    @Override
    public boolean remove(SshKeyId id, UserId owner) {
        return statements.run(() -> SshKeyRow.delete("id = ?1 and userId = ?2", id.value(), owner.value())) > 0;
    }
}
