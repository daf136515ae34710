package dev.limen.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "A.b-c_9", "...", "abcdefghijklmnopqrstuvwxyzABCDEF"})
    void lettersDigitsAndThreeSignsAreGood(String name) {
        assertEquals(name, new Username(name).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "abcdefghijklmnopqrstuvwxyzABCDEFG",
                "a b",
                " abc",
                "abc\n",
                "ädä",
                "a@b",
                "a/b",
                "аbс",
                "abc\u0000"
            })
    void everythingElseIsNot(String name) {
        InvalidValue refused = assertThrows(InvalidValue.class, () -> new Username(name));

        assertEquals("username", refused.field());
    }

    @Test
    void caseDoesNotMakeADifferentName() {
        assertEquals(new Username("Ada").key(), new Username("aDA").key());
    }
}
