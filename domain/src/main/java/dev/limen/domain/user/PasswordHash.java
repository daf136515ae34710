package dev.limen.domain.user;

/** A salted hash of a password, with its algorithm and parameters (PHC string). It never shows itself. */
public record PasswordHash(String value) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
