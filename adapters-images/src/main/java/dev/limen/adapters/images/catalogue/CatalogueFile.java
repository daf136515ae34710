package dev.limen.adapters.images.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.image.catalogue.CatalogueImage;
import dev.limen.domain.image.catalogue.ImageCatalogue;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.size.DiskGiB;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Reads a catalogue: a JSON array of objects, as LIMEN's own has them. */
public final class CatalogueFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CatalogueFile() {}

    /** LIMEN's own. */
    public static ImageCatalogue builtIn() {
        try (InputStream json = Objects.requireNonNull(CatalogueFile.class.getResourceAsStream("catalogue.json"))) {
            return read(JSON.readTree(json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The operator's.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static ImageCatalogue of(Path file) {
        try {
            return read(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read, or is no JSON", e);
        } catch (InvalidValue e) {
            throw new IllegalArgumentException(e.field() + " " + e.problem(), e);
        }
    }

    private static ImageCatalogue read(JsonNode json) {
        if (!json.isArray()) {
            throw new InvalidValue("catalogue", "must be an array");
        }
        return new ImageCatalogue(StreamSupport.stream(json.spliterator(), false)
                .map(CatalogueFile::image)
                .toList());
    }

    private static CatalogueImage image(JsonNode entry) {
        return new CatalogueImage(
                new ImageName(entry.path("key").asText()),
                entry.path("title").asText(entry.path("key").asText()),
                new ImageSource.Url(entry.path("url").asText()),
                new Sha256(entry.path("sha256").asText()),
                new DiskGiB(entry.path("minimum_disk").asInt(1)),
                entry.hasNonNull("os_type") ? new OsType(entry.path("os_type").asText()) : null,
                entry.hasNonNull("login") ? new Image.Login(entry.path("login").asText()) : null);
    }
}
