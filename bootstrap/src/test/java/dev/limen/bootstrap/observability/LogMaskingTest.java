package dev.limen.bootstrap.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogMaskingTest {

    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9" + ".eyJpc3MiOiJsaW1lbiJ9" + ".c2lnbmVk";

    private static ExtLogRecord line(String format, Object... parameters) {
        ExtLogRecord line =
                new ExtLogRecord(Level.INFO, format, ExtLogRecord.FormatStyle.PRINTF, LogMaskingTest.class.getName());
        line.setParameters(parameters);
        return line;
    }

    private static String masked(ExtLogRecord line) {
        assertTrue(new LogMasking().isLoggable(line));
        return new PatternFormatter("%s").formatMessage(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /ws/vm-status?token=SECRET HTTP/1.1 | GET /ws/vm-status?token=… HTTP/1.1",
                "GET /ws/vm-status?token=SECRET&since=7 | GET /ws/vm-status?token=…&since=7",
                "GET /vnc/7?ticket=SECRET HTTP/1.1 | GET /vnc/7?ticket=… HTTP/1.1",
                "Authorization: Bearer SECRET | Authorization: Bearer …",
                "Sec-WebSocket-Protocol: bearer.SECRET | Sec-WebSocket-Protocol: bearer.…",
                "Cookie: refresh_token=SECRET; a=b | Cookie: refresh_token=…; a=b",
                "UserRow{tokenHash=SECRET, id=7} | UserRow{tokenHash=…, id=7}",
                "?password=SECRET&x=1 | ?password=…&x=1",
            })
    void what_lets_somebody_in_is_covered(String said, String logged) {
        assertEquals(logged, masked(line("%s", said.replace("SECRET", "s3cr3t"))));
    }

    @Test
    void tokens_and_hashes_are_covered_wherever_they_stand() {
        assertEquals("it was …, they say", masked(line("it was %s, they say", JWT)));
        assertEquals("row … of 7", masked(line("row %s of 7", "$" + "argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA")));
    }

    @Test
    void what_is_harmless_stays_as_it_is() {
        ExtLogRecord line = line("tokenGeneration=%d, the token of %s is good", 3, "ada");

        assertEquals("tokenGeneration=3, the token of ada is good", masked(line));
        assertEquals(2, line.getParameters().length);
    }

    @Test
    void failures_are_covered_too() {
        ExtLogRecord line = line("Request failed");
        line.setThrown(new IllegalStateException("outer", new IllegalArgumentException("no such thing: " + JWT)));

        String said = masked(line);

        assertTrue(said.startsWith("Request failed"));
        assertTrue(said.contains("IllegalArgumentException: no such thing: …"));
        assertTrue(said.contains("at " + LogMaskingTest.class.getName()));
        assertFalse(said.contains(JWT));
        assertNull(line.getThrown());
    }

    @Test
    void a_failure_without_a_secret_stays_one() {
        ExtLogRecord line = line("Request failed");
        line.setThrown(new IllegalStateException("broken"));

        assertEquals("Request failed", masked(line));
        assertEquals(IllegalStateException.class, line.getThrown().getClass());
    }
}
