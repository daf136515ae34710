package dev.limen.adapters.persistence.user;

import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserUuid;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code app_user}. The version is counted by hand and not by Hibernate, because every save counts, also one
 * that changes no column; the row is locked while it is compared.
 */
@Entity
@Table(name = "app_user")
class UserRow extends PanacheEntityBase {

    @Id
    long id;

    UUID uuid;

    String username;

    String usernameKey;

    String passwordHash;

    @Enumerated(EnumType.STRING)
    Role role;

    boolean approved;

    Instant createdAt;

    Instant updatedAt;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields right after
    protected UserRow() {}

    /** The first version of what has not been saved before. */
    static UserRow of(UserView user) {
        UserRow row = new UserRow();
        row.id = user.id().value();
        row.uuid = user.uuid().value();
        row.createdAt = user.createdAt();
        row.copy(user);
        return row;
    }

    /** Takes over a state that is saved as the next version. */
    void copy(UserView user) {
        username = user.username().value();
        usernameKey = user.username().key();
        passwordHash = user.passwordHash().value();
        role = user.role();
        approved = user.approved();
        updatedAt = user.updatedAt();
        version = user.version() + 1;
    }

    boolean isActiveAdmin() {
        return view().isActiveAdmin();
    }

    UserView view() {
        return new UserView(
                new UserId(id),
                new UserUuid(uuid),
                new Username(username),
                new PasswordHash(passwordHash),
                role,
                approved,
                createdAt,
                updatedAt,
                version);
    }
}
