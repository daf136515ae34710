package dev.limen.domain.user;

/** What can be wrong with a request about a user or by one. Messages are meant for the person who asked. */
public abstract sealed class UserError extends RuntimeException {

    private UserError(String message) {
        super(message);
    }

    /** There is no such user. */
    public static final class NotFound extends UserError {
        public NotFound() {
            super("There is no such user.");
        }
    }

    /** Another user has this name. */
    public static final class NameTaken extends UserError {
        public NameTaken(Username name) {
            super("A user named '" + name.value() + "' already exists.");
        }
    }

    /** The name and password belong to nobody; which of the two is wrong is not told. */
    public static final class BadCredentials extends UserError {
        public BadCredentials() {
            super("Username or password is wrong. Authentication required.");
        }
    }

    /** There is no session that this refresh token belongs to, or it must not be used any more. */
    public static final class BadRefreshToken extends UserError {
        public BadRefreshToken() {
            super("Invalid or expired refresh token. Authentication required.");
        }
    }

    /** Nobody is signed in, or the proof of it does not hold any more. */
    public static final class NotAuthenticated extends UserError {
        public NotAuthenticated() {
            super("Authentication required.");
        }
    }

    /** The account has not been approved by an administrator, or not any more. */
    public static final class NotApproved extends UserError {
        public NotApproved() {
            super("Your account is pending approval by an administrator.");
        }
    }

    /** Only an administrator may do this. */
    public static final class NotAdmin extends UserError {
        public NotAdmin() {
            super("Only an administrator can do this.");
        }
    }

    /** Nobody deletes their own account. */
    public static final class Oneself extends UserError {
        public Oneself() {
            super("You cannot delete your own account.");
        }
    }

    /** Nobody locks themselves out. */
    public static final class SuspendsOneself extends UserError {
        public SuspendsOneself() {
            super("You cannot suspend your own account.");
        }
    }

    /** There must always be an administrator who can sign in. */
    public static final class LastAdmin extends UserError {
        public LastAdmin() {
            super("This is the last administrator: make somebody else an administrator first.");
        }
    }

    /** The user has VMs, and nobody said what shall become of them. */
    public static final class OwnsVms extends UserError {
        public OwnsVms(int count) {
            super("The user owns " + count + " virtual machine" + (count == 1 ? "" : "s"));
        }
    }

    /** The user was changed by somebody else since it was read. */
    public static final class Stale extends UserError {
        public Stale() {
            super("The user was changed by another request in the meantime.");
        }
    }
}
