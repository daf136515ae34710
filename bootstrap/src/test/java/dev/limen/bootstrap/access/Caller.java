package dev.limen.bootstrap.access;

import java.util.Locale;

/**
 * Those who call, by what is particular about them. All are accounts of their own, also those who show something
 * useless instead of their token. Nobody who is not approved ever has a session, so {@link #UNAPPROVED} shows a token
 * that is well signed but of no session; he who had one and lost his approval is {@link #SUSPENDED}.
 */
enum Caller {
    NO_TOKEN,
    GARBLED,
    EXPIRED,
    REFRESH_TOKEN,
    UNAPPROVED,
    SUSPENDED,
    DELETED,
    OTHER_USER,
    OWNER,
    ADMIN,
    DEMOTED_ADMIN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
