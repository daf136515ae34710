package dev.limen.adapters.images.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueFileTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void the_one_that_is_built_in_is_fetched_by_https_only() {
        assertFalse(CatalogueFile.builtIn().images().isEmpty());
        CatalogueFile.builtIn()
                .images()
                .forEach(image -> assertTrue(image.source().value().startsWith("https://"), image::title));
    }

    @Test
    void an_operators_catalogue_is_read() throws IOException {
        Path file = Files.writeString(
                directory.resolve("c.json"),
                "[{\"key\":\"a.img\",\"url\":\"https://a.example/\",\"sha256\":\"" + "0".repeat(64) + "\"}]");

        assertEquals("a.img", CatalogueFile.of(file).find("A.img").title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[{}]", "[{\"key\":\"a\",\"url\":\"b\",\"sha256\":\"c\"}]"})
    void what_is_wrong_with_one_is_said(String json) throws IOException {
        Path file = Files.writeString(directory.resolve("c.json"), json);

        assertThrows(IllegalArgumentException.class, () -> CatalogueFile.of(file));
    }
}
