package dev.limen.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsTest {

    private final Path data;

    CredentialsTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void the_environment_comes_before_the_file() throws IOException {
        keep("username=admin\npassword=kept\n");

        Credentials found = Credentials.ofAdmin(Map.of(
                "LIMEN_DATA_DIR", data.toString(),
                "LIMEN_ADMIN_USERNAME", "root",
                "LIMEN_ADMIN_PASSWORD", "given"));

        assertEquals(new Credentials("root", "given"), found);
    }

    @Test
    void without_an_environment_the_file_counts() throws IOException {
        keep("username=admin\npassword=a-b_c=d\n");

        assertEquals(
                new Credentials("admin", "a-b_c=d"), Credentials.ofAdmin(Map.of("LIMEN_DATA_DIR", data.toString())));
    }

    @Test
    void without_either_the_surprise_names_both() {
        ExpectationFailed surprise = assertThrows(
                ExpectationFailed.class, () -> Credentials.ofAdmin(Map.of("LIMEN_DATA_DIR", data.toString())));

        assertTrue(surprise.getMessage().contains("LIMEN_ADMIN_PASSWORD"));
        assertTrue(surprise.getMessage().contains("first-admin"));
        assertTrue(surprise.getMessage().contains("--data"));
    }

    @Test
    void a_password_does_not_show_itself() {
        assertEquals("Credentials[admin]", new Credentials("admin", "secret").toString());
    }

    private void keep(String lines) throws IOException {
        Files.writeString(data.resolve("first-admin"), lines);
    }
}
