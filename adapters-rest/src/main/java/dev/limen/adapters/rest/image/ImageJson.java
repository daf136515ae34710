package dev.limen.adapters.rest.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Sha256;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An image, as clients read it. */
@Schema(name = "Image", description = "An image of the library.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImageJson(
        @Schema(description = "Its number.", minimum = "1", examples = "3")
        long id,

        @Schema(description = "Its name.", pattern = ImageName.PATTERN, examples = "debian-12.qcow2")
        String name,

        @Schema(
                description =
                        "How far it has come. Only ready ones are seen by everybody; a failed import is shown for a day.",
                enumeration = {"uploading", "importing", "ready", "failed"},
                examples = "ready")
        String state,

        @Schema(description = "How many bytes of it there are.", minimum = "0", examples = "345178112")
        long size,

        @Schema(description = "While it comes in: how many bytes there will be, where that is known.") @Nullable
        Long expectedSize,

        @Schema(
                description = "What it is, judged by its content.",
                enumeration = {"iso", "qcow2", "raw"},
                examples = "qcow2")
        @Nullable
        String format,

        @Schema(description = "Bytes of the disk that a guest sees.") @Nullable
        Long virtualSize,

        @Schema(description = "Its SHA-256 checksum.", pattern = Sha256.PATTERN) @Nullable
        String sha256,

        @Schema(description = "The operating system in it.", examples = "debian") @Nullable
        String osType,

        @Schema(description = "The user that its system lets in first.", examples = "debian") @Nullable
        String login,

        @Schema(description = "Why its import failed, in one sentence.") @Nullable
        String failure,

        @Schema(
                description = "When it began to come in.",
                type = SchemaType.STRING,
                format = "date-time",
                examples = "2026-01-05T10:15:30.123Z")
        Instant createdAt,

        @Schema(
                description = "When it last changed.",
                type = SchemaType.STRING,
                format = "date-time",
                examples = "2026-01-05T10:16:30.123Z")
        Instant updatedAt) {

    static ImageJson of(Image image) {
        @Nullable ImageProfile profile = image.profile();
        return new ImageJson(
                image.id().value(),
                image.name().value(),
                word(image.state()),
                image.size(),
                image.expected(),
                profile == null ? null : word(profile.format()),
                profile == null ? null : profile.virtualSize(),
                image.sha256() == null ? null : image.sha256().value(),
                image.osType() == null ? null : image.osType().value(),
                image.login() == null ? null : image.login().value(),
                image.failure(),
                image.createdAt(),
                image.updatedAt());
    }

    private static String word(ImageState state) {
        return switch (state) {
            case UPLOADING -> "uploading";
            case IMPORTING -> "importing";
            case READY -> "ready";
            case FAILED -> "failed";
            case REMOVING -> "removing";
        };
    }

    private static String word(ImageFormat format) {
        return switch (format) {
            case ISO -> "iso";
            case QCOW2 -> "qcow2";
            case RAW -> "raw";
        };
    }

    /** What is left of a deleted image. */
    @Schema(name = "DeletedImage", description = "An image that has been deleted.")
    record Deleted(
            @Schema(description = "What happened.", examples = "The image was deleted.")
            String message,

            @Schema(description = "The number that it had.", examples = "3")
            long imageId,

            @Schema(description = "The name that it had.", examples = "debian-12.qcow2")
            String name) {

        static Deleted of(Image image) {
            return new Deleted(
                    "The image was deleted.", image.id().value(), image.name().value());
        }
    }
}
