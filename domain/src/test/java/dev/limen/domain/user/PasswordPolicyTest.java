package dev.limen.domain.user;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.InvalidValue;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final PasswordPolicy POLICY = new PasswordPolicy(Set.of("qwertyuiop"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "12345678",
                "        ",
                "correct horse battery staple",
                "пароль-8",
                "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"
            })
    void anythingOfEightCharactersIsGood(String password) {
        assertDoesNotThrow(() -> check(password));
    }

    @Test
    void charactersAreCountedNotTheirHalves() {
        assertThrows(InvalidValue.class, () -> check("𠮷".repeat(7)));
        assertDoesNotThrow(() -> check("𠮷".repeat(128)));
        assertThrows(InvalidValue.class, () -> check("𠮷".repeat(129)));
    }

    @Test
    void aPasswordHasEightTo128Characters() {
        assertThrows(InvalidValue.class, () -> check(""));
        assertThrows(InvalidValue.class, () -> check("x".repeat(7)));
        assertDoesNotThrow(() -> check("x".repeat(128)));
        assertThrows(InvalidValue.class, () -> check("x".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.lovelace", "ADA.Lovelace"})
    void theUsernameIsNoPassword(String password) {
        assertThrows(InvalidValue.class, () -> check(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwertyuiop", "QwertyUIOP"})
    void theCommonestAreRefused(String password) {
        assertThrows(InvalidValue.class, () -> check(password));
    }

    @Test
    void theRefusalDoesNotRepeatThePassword() {
        InvalidValue refused = assertThrows(InvalidValue.class, () -> check("qwertyuiop"));

        assertEquals("password", refused.field());
        assertFalse(Objects.requireNonNull(refused.getMessage()).contains("qwertyuiop"));
    }

    private static void check(String password) {
        POLICY.check(new Password(password), new Username("Ada.Lovelace"));
    }
}
