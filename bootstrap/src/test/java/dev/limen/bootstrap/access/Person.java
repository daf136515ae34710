package dev.limen.bootstrap.access;

/** An account, with what its owner shows as a bearer (nothing when empty) and as a refresh token. */
record Person(long id, String username, String token, String refreshToken) {

    Person showing(String bearer) {
        return new Person(id, username, bearer, refreshToken);
    }
}
