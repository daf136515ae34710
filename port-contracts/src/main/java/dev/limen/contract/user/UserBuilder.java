package dev.limen.contract.user;

import dev.limen.contract.Storage;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserUuid;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user in the state that a test needs; what the test does not name is something ordinary. */
public final class UserBuilder {

    static final Instant CREATED = Instant.parse("2026-03-01T09:15:30.123456Z");

    private @Nullable Username username;
    private PasswordHash passwordHash = new PasswordHash("$fake$0$password");
    private Role role = Role.USER;
    private boolean approved = true;

    private UserBuilder() {}

    /** An approved, ordinary user with a name of their own. */
    public static UserBuilder user() {
        return new UserBuilder();
    }

    /** An administrator. */
    public static UserBuilder admin() {
        UserBuilder admin = new UserBuilder();
        admin.role = Role.ADMIN;
        return admin;
    }

    public UserBuilder named(String newName) {
        username = new Username(newName);
        return this;
    }

    public UserBuilder with(PasswordHash newHash) {
        passwordHash = newHash;
        return this;
    }

    public UserBuilder notApproved() {
        approved = false;
        return this;
    }

    /** The new user, not yet added anywhere. */
    public User build(UserId id) {
        Username named = username == null ? new Username("user-" + id.value()) : username;
        return User.of(new UserView(
                id, UserUuid.random(), named, passwordHash, role, approved, CREATED, CREATED.plusSeconds(1), -1));
    }

    /** The user as saved in a unit of its own. */
    public UserView addTo(Storage storage) {
        return storage.unitOfWork().execute(() -> {
            User user = build(storage.users().nextId());
            storage.users().add(user);
            return storage.users().find(user.id()).orElseThrow().view();
        });
    }
}
