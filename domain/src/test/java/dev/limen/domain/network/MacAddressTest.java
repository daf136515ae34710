package dev.limen.domain.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

    @Test
    void anAllocatedAddressIsLocallyAdministeredAndOfOneReceiver() {
        int first = Integer.parseInt(MacAddress.random().value().substring(0, 2), 16);

        assertEquals(0b10, first & 0b11);
        assertTrue(MacAddress.random().value().startsWith("52:54:00:"));
    }

    @Test
    void aDerivedAddressIsTheEndOfTheUuid() {
        UUID uuid = UUID.fromString("00000000-0000-4000-8000-0123456789ab");

        assertEquals(new MacAddress("52:54:00:67:89:ab"), MacAddress.derivedFrom(uuid));
        assertEquals(new MacAddress("52:54:00:00:00:ff"), MacAddress.derivedFrom(new UUID(0, 0xff)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "52:54:00:67:89", "52:54:00:67:89:AB", "52-54-00-67-89-ab", "52:54:00:67:89:ab:cd"})
    void nothingElseIsAnAddress(String text) {
        assertThrows(IllegalArgumentException.class, () -> new MacAddress(text));
    }
}
