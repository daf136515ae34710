package dev.limen.domain.user;

/** Hashes passwords. Hashing and comparing are slow on purpose and belong outside any unit of work. */
public interface Passwords {

    /** A salted hash; two hashes of one password differ. */
    PasswordHash hash(Password password);

    /** Whether the hash was made of this password; takes as long when it was not. */
    boolean matches(Password password, PasswordHash hash);

    /** Whether the hash is not of the kind and cost that {@link #hash} makes by now. Quick. */
    boolean isOutdated(PasswordHash hash);
}
