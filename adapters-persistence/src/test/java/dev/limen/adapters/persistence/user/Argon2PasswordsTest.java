package dev.limen.adapters.persistence.user;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.limen.contract.AtOnce;
import dev.limen.contract.user.PasswordsContract;
import dev.limen.domain.storage.Overloaded;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.Passwords;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Override
    public PasswordHash earlierHash(Password password) {
        return hash(password.value(), 8 * 1024, 1, 1, 16);
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

    @ParameterizedTest
    @CsvSource({"8192, 2, 1, 32", "19456, 1, 1, 32", "19456, 2, 2, 32", "19456, 2, 1, 16"})
    void aHashOfAnyOtherCostIsOutdated(int memory, int passes, int lanes, int length) {
        assertTrue(passwords.isOutdated(hash("password123", memory, passes, lanes, length)));
    }

    private static PasswordHash hash(String password, int memory, int passes, int lanes, int length) {
        return new PasswordHash(com.password4j.Password.hash(password)
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(memory, passes, lanes, length, Argon2.ID))
                .getResult());
    }
}
