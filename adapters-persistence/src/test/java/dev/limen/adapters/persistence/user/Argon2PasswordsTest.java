package dev.limen.adapters.persistence.user;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.limen.application.Overloaded;
import dev.limen.contract.AtOnce;
import dev.limen.contract.user.PasswordsContract;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import java.util.List;
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
    void whoWouldQueueBehindTooManyOthersIsToldSo() {
        Argon2Passwords narrow = new Argon2Passwords(1, 2);

        List<Throwable> failures = AtOnce.run(24, number -> narrow.hash(new Password("password" + number)));

        narrow.close();
        assertTrue(failures.size() >= 1 && failures.size() <= 21, failures::toString);
        assertTrue(failures.stream().allMatch(Overloaded.class::isInstance), failures::toString);
    }

    @Test
    void aHashOfAnotherCostIsStillUnderstood() {
        PasswordHash older = new PasswordHash(com.password4j.Password.hash("password123")
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(8 * 1024, 1, 1, 16, Argon2.ID))
                .getResult());

        assertTrue(passwords.matches(new Password("password123"), older));
    }
}
