package dev.limen.domain.user;

import java.time.Instant;

/** An account. */
public final class User {

    private static final long UNSAVED = -1;

    private final UserView saved;
    private Username username;
    private PasswordHash passwordHash;
    private Role role;
    private boolean approved;
    private Instant updatedAt;

    private User(UserView saved) {
        this.saved = saved;
        username = saved.username();
        passwordHash = saved.passwordHash();
        role = saved.role();
        approved = saved.approved();
        updatedAt = saved.updatedAt();
    }

    /** A user as they were saved. */
    public static User of(UserView saved) {
        return new User(saved);
    }

    /** Somebody who registered: an ordinary user who has to be approved. */
    public static User registered(UserId id, Username username, PasswordHash hash, Instant now) {
        return added(id, username, hash, Role.USER, false, now);
    }

    /** Somebody whom an administrator added: approved from the start. */
    public static User appointed(UserId id, Username username, PasswordHash hash, Role role, Instant now) {
        return added(id, username, hash, role, true, now);
    }

    private static User added(UserId id, Username name, PasswordHash hash, Role role, boolean approved, Instant now) {
        return new User(new UserView(id, UserUuid.random(), name, hash, role, approved, now, now, UNSAVED));
    }

    /** An administrator lets the user in. */
    public void approve(Instant now) {
        approved = true;
        updatedAt = now;
    }

    /** An administrator keeps the user out until somebody approves them again. */
    public void suspend(Instant now) {
        approved = false;
        updatedAt = now;
    }

    public void changeRole(Role newRole, Instant now) {
        role = newRole;
        updatedAt = now;
    }

    public void rename(Username newName, Instant now) {
        username = newName;
        updatedAt = now;
    }

    public void changePassword(PasswordHash newHash, Instant now) {
        passwordHash = newHash;
        updatedAt = now;
    }

    /** The same password, hashed as passwords are by now: nothing that anybody sees or that ends a session. */
    public void rehashed(PasswordHash hash) {
        passwordHash = hash;
    }

    public UserId id() {
        return saved.id();
    }

    public Username username() {
        return username;
    }

    public boolean isApproved() {
        return approved;
    }

    /** Whether this is an administrator who can sign in: one of those of whom there must always be one. */
    public boolean isActiveAdmin() {
        return view().isActiveAdmin();
    }

    /** The user as they are now; the version is that of the saved row, or -1 before the first save. */
    public UserView view() {
        return new UserView(
                saved.id(),
                saved.uuid(),
                username,
                passwordHash,
                role,
                approved,
                saved.createdAt(),
                updatedAt,
                saved.version());
    }
}
