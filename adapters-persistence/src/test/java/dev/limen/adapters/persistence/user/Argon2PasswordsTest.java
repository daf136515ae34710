package dev.limen.adapters.persistence.user;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.user.PasswordsContract;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Argon2PasswordsTest implements PasswordsContract {

    private final Argon2Passwords passwords = new Argon2Passwords();

    @AfterEach
    void close() {
        passwords.close();
    }

    @Override
    public Passwords passwords() {
        return passwords;
    }

    @Test
    void aHashNamesItsAlgorithmAndCost() {
        String hash = passwords.hash(new Password("password123")).value();

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    }

    @Test
    void aHashOfAnotherCostIsStillUnderstood() {
        PasswordHash older = new PasswordHash(com.password4j.Password.hash("password123")
                .addRandomSalt(16)
                .with(com.password4j.Argon2Function.getInstance(8 * 1024, 1, 1, 16, com.password4j.types.Argon2.ID))
                .getResult());

        assertTrue(passwords.matches(new Password("password123"), older));
    }
}
