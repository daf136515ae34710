package dev.limen.domain.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VmNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New VM",
                "x",
                "a.b_c-d 1",
                "虚拟机",
                "خادم",
                "Виртуальная",
                "आभासी मशीन",
                "𠮷野家",
                "٣",
                "Ⅷ",
                "Ångström"
            })
    void lettersAndDigitsOfEveryScriptAreGood(String name) {
        assertEquals(name, new VmName(name).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a\\b",
                "<b>",
                "a'b",
                "a\"b",
                "a;b",
                "a&b",
                "a\u0000b",
                "a\nb",
                "a\tb",
                "a\u007fb",
                "🐧",
                "a\u200bb",
                "a\u202eb",
                "a\u00a0b",
                "\ud800",
                "a:b",
                "%41",
                "a@b"
            })
    void everythingElseIsNot(String name) {
        InvalidValue refused = assertThrows(InvalidValue.class, () -> new VmName(name));

        assertEquals("name", refused.field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
    void aNameIsNotEmpty(String name) {
        assertThrows(InvalidValue.class, () -> new VmName(name));
    }

    @Test
    void whiteSpaceAroundANameIsCutOff() {
        assertEquals("New VM", new VmName("  New VM\n").value());
    }

    @Test
    void sixtyFourCharactersAreTheMostWhateverTheirPlane() {
        assertEquals(128, new VmName("𠮷".repeat(64)).value().length());
        assertThrows(InvalidValue.class, () -> new VmName("𠮷".repeat(65)));
        assertThrows(InvalidValue.class, () -> new VmName("x".repeat(65)));
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertEquals(new VmName("\u00c4pfel"), new VmName("A\u0308pfel"));
    }

    @ParameterizedTest
    @CsvSource({"Web, wEB", "ÄPFEL, äpfel", "STRASSE, straße", "ВЕБ, веб", "ΟΔΟΣ, οδος", "ΟΔΟΣ, οδοσ"})
    void caseDoesNotMakeADifferentName(String one, String other) {
        assertEquals(new VmName(one).key(), new VmName(other).key());
    }

    @Test
    void otherNamesAreDifferent() {
        assertNotEquals(new VmName("web 1").key(), new VmName("web-1").key());
        assertNotEquals(new VmName("a").key(), new VmName("ä").key());
    }
}
