package dev.limen.adapters.rest.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.image.catalogue.CatalogueImage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An image of the catalogue, as clients read it. */
@Schema(name = "CatalogueImage", description = "A well-known image that can be imported by its key.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CatalogueImageJson(
        @Schema(description = "What to call it in an import.", examples = "ubuntu-24.04.img")
        String key,

        @Schema(description = "What it is.", examples = "Ubuntu Server 24.04 LTS")
        String title,

        @Schema(description = "Where it is fetched from.", examples = "https://images.example.org/ubuntu-24.04.img")
        String url,

        @Schema(
                description = "The SHA-256 checksum that it must have.",
                pattern = Sha256.PATTERN,
                examples = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
        String sha256,

        @Schema(description = "The smallest disk that it is of use on, in GiB.", examples = "4")
        int minimumDisk,

        @Schema(description = "The operating system in it.", examples = "ubuntu-server") @Nullable
        String osType,

        @Schema(description = "The user that its system lets in first.", examples = "ubuntu") @Nullable
        String login) {

    static CatalogueImageJson of(CatalogueImage image) {
        return new CatalogueImageJson(
                image.key().value(),
                image.title(),
                image.source().value(),
                image.sha256().value(),
                image.minimumDisk().value(),
                image.osType() == null ? null : image.osType().value(),
                image.login() == null ? null : image.login().value());
    }
}
