package dev.limen.domain.user;

/** A password in clear, on its way to be hashed or compared. It never shows itself. */
public record Password(String value) {

    @Override
    public String toString() {
        return "Password[…]";
    }
}
