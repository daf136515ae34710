package dev.limen.adapters.persistence.sshkey;

import dev.limen.domain.sshkey.SshKey;
import dev.limen.domain.sshkey.SshKeyId;
import dev.limen.domain.sshkey.SshPublicKey;
import dev.limen.domain.user.UserId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code ssh_key}. */
@Entity
@Table(name = "ssh_key")
class SshKeyRow extends PanacheEntityBase {

    @Id
    long id;

    long userId;

    String type;

    String blob;

    String comment;

    Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields right after
    protected SshKeyRow() {}

    static SshKeyRow of(SshKey key) {
        SshKeyRow row = new SshKeyRow();
        row.id = key.id().value();
        row.userId = key.owner().value();
        row.type = key.key().type();
        row.blob = key.key().blob();
        row.comment = key.key().comment();
        row.createdAt = key.createdAt();
        return row;
    }

    SshKey key() {
        return new SshKey(new SshKeyId(id), new UserId(userId), new SshPublicKey(type, blob, comment), createdAt);
    }
}
