package dev.limen.domain.user;

/** What a user may do: their own things, or everything. */
public enum Role {
    USER,
    ADMIN
}
