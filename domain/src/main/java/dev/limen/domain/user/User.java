package dev.limen.domain.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An account. */
public final class User {

    private static final long UNSAVED = -1;

    private final UserId id;
    private final UserUuid uuid;
    private final Username username;
    private PasswordHash passwordHash;
    private final Role role;
    private boolean approved;
    private int tokenGeneration;
    private final Instant createdAt;
    private Instant updatedAt;
    private final long version;
    private final List<UserEvent> events = new ArrayList<>();

    private User(UserView state) {
        id = state.id();
        uuid = state.uuid();
        username = state.username();
        passwordHash = state.passwordHash();
        role = state.role();
        approved = state.approved();
        tokenGeneration = state.tokenGeneration();
        createdAt = state.createdAt();
        updatedAt = state.updatedAt();
        version = state.version();
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
        User user = new User(new UserView(id, UserUuid.random(), name, hash, role, approved, 0, now, now, UNSAVED));
        user.events.add(new UserEvent.UserAdded(user.view(0)));
        return user;
    }

    /** An administrator lets the user in; approving twice changes nothing. */
    public void approve(Instant now) {
        if (!approved) {
            approved = true;
            updatedAt = now;
            events.add(new UserEvent.UserApproved(view(version + 1)));
        }
    }

    /** Whoever signed in with the old password is signed out. */
    public void changePassword(PasswordHash hash, Instant now) {
        passwordHash = hash;
        tokenGeneration++;
        updatedAt = now;
    }

    public void deleted() {
        events.add(new UserEvent.UserDeleted(view(version + 1)));
    }

    public UserId id() {
        return id;
    }

    public Username username() {
        return username;
    }

    public Role role() {
        return role;
    }

    /** The events since the last call, in order. */
    public List<UserEvent> takeEvents() {
        List<UserEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** The user as they are now; the version is that of the saved row, or -1 before the first save. */
    public UserView view() {
        return view(version);
    }

    private UserView view(long ofVersion) {
        return new UserView(
                id, uuid, username, passwordHash, role, approved, tokenGeneration, createdAt, updatedAt, ofVersion);
    }
}
