package dev.limen.domain.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmRefTest {

    @Test
    void aNumberIsAnId() {
        assertEquals(new VmId(42), VmRef.parse("42"));
        assertEquals(new VmId(999_999_999_999_999L), VmRef.parse("999999999999999"));
    }

    @Test
    void aUuidIsAUuidInUpperAndLowerCase() {
        UUID uuid = UUID.fromString("0b5c6f3e-7d1a-4c8e-9f20-a1b2c3d4e5f6");

        assertEquals(new VmUuid(uuid), VmRef.parse("0b5c6f3e-7d1a-4c8e-9f20-a1b2c3d4e5f6"));
        assertEquals(new VmUuid(uuid), VmRef.parse("0B5C6F3E-7D1A-4C8E-9F20-A1B2C3D4E5F6"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "01",
                "1.5",
                "1e3",
                "9999999999999999",
                "99999999999999999999",
                "abc",
                "1-1-1-1-1",
                "٤٢",
                " 1",
                "0b5c6f3e7d1a4c8e9f20a1b2c3d4e5f6",
                "0b5c6f3e-7d1a-4c8e-9f20-a1b2c3d4e5f6x"
            })
    void anythingElseNamesNoVm(String text) {
        assertThrows(VmError.NotFound.class, () -> VmRef.parse(text));
    }
}
