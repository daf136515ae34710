package dev.limen.adapters.rest.image;

import static dev.limen.adapters.rest.error.RequestError.required;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.image.catalogue.CatalogueImage;
import dev.limen.domain.image.catalogue.ImageCatalogue;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "NewImage",
        description =
                "An image to import: from the web with url and sha256, a file of LIMEN's host with path, or one of the catalogue.")
record NewImageJson(
        @Schema(
                description = "Its name in the library; without it the last part of url or path.",
                pattern = ImageName.PATTERN,
                examples = "debian-12.qcow2")
        @Nullable
        String name,

        @Schema(
                description = "Where it is: an http or https address on a host that the operator allows.",
                maxLength = MAX_SOURCE_LENGTH,
                pattern = "^https?://.*$",
                examples = "https://images.example.org/debian-12.qcow2")
        @Nullable
        String url,

        @Schema(
                description = "Its SHA-256 checksum; required with url.",
                pattern = Sha256.PATTERN,
                examples = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
        @Nullable
        String sha256,

        @Schema(
                description = "A file inside a directory that the operator allows, instead of url.",
                maxLength = MAX_SOURCE_LENGTH)
        @Nullable
        String path,

        @Schema(description = "The key of an image of the catalogue, instead of all else but name.") @Nullable
        String catalogue,

        @Schema(description = "A key of the catalogue of operating systems.", examples = "debian") @Nullable
        String osType,

        @Schema(
                description = "The user that its system lets in first.",
                pattern = Image.Login.PATTERN,
                examples = "debian")
        @Nullable
        String login) {

    static final int MAX_SOURCE_LENGTH = 2000;

    /** What to import, under what label. */
    record Order(Image.Label label, ImageSource source) {}

    Order toOrder(ImageCatalogue known) {
        if (Stream.of(url, path, catalogue).flatMap(Stream::ofNullable).count() != 1) {
            throw new InvalidValue("url", "or path or catalogue is required, and not more than one of them");
        }
        if (catalogue == null) {
            return new Order(toLabel(), toSource());
        }
        CatalogueImage image = known.find(catalogue);
        return new Order(image.label(name == null ? null : new ImageName(name)), image.source());
    }

    private ImageSource toSource() {
        if (url != null) {
            required(sha256, "sha256");
            return new ImageSource.Url(ofLength(url, "url"));
        }
        return new ImageSource.HostFile(ofLength(required(path, "path"), "path"));
    }

    private static String ofLength(String text, String field) {
        if (text.length() > MAX_SOURCE_LENGTH) {
            throw new InvalidValue(field, "must be at most " + MAX_SOURCE_LENGTH + " characters");
        }
        return text;
    }

    private Image.Label toLabel() {
        return ImageLabels.label(name == null ? lastPart() : name, sha256, osType, login);
    }

    private String lastPart() {
        String place = url == null ? required(path, "path") : url.replaceFirst("[?#].*", "");
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
