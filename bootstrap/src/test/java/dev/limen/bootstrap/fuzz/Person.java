package dev.limen.bootstrap.fuzz;

/** Somebody who has signed in. */
record Person(long id, String username, String password, String token, String refreshToken) {

    @Override
    public String toString() {
        return username;
    }
}
