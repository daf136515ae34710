package dev.limen.domain.sshkey;

/** What can be wrong with a request about stored SSH keys. Messages are meant for the person who asked. */
public abstract sealed class SshKeyError extends RuntimeException {

    private SshKeyError(String message) {
        super(message);
    }

    /** The user has no such key. */
    public static final class NotFound extends SshKeyError {
        public NotFound() {
            super("There is no such SSH key.");
        }
    }

    /** The user has added this key before. */
    public static final class Duplicate extends SshKeyError {
        public Duplicate() {
            super("You have this SSH key: it was added before.");
        }
    }

    /** The user has as many keys as a user may have. */
    public static final class TooMany extends SshKeyError {
        public TooMany(int limit) {
            super("You have " + limit + " SSH key" + (limit == 1 ? "" : "s")
                    + ", and a user can have no more: delete one that you no longer use.");
        }
    }
}
