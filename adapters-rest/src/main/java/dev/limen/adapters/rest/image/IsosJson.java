package dev.limen.adapters.rest.image;

import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The CDs of the library, as the web clients read them. */
@Schema(name = "Isos", description = "The CD and DVD images of the library.")
record IsosJson(
        @Schema(description = "The images.") List<Iso> isos,

        @Schema(description = "How many there are.", examples = "1")
        int count,

        @Schema(description = "Always empty: disks of virtual machines are no media.")
        List<Iso> vmDisks) {

    /** One of them. */
    @Schema(name = "Iso", description = "A CD or DVD image.")
    record Iso(
            @Schema(description = "The number of the image.", examples = "4")
            long id,

            @Schema(description = "Its name.", examples = "debian-12-netinst.iso")
            String name,

            @Schema(description = "Its size in bytes.", examples = "661651456")
            long size,

            @Schema(
                    description = "When it came into the library.",
                    type = SchemaType.STRING,
                    format = "date-time",
                    examples = "2026-01-05T10:16:30.123Z")
            Instant modified) {}

    static IsosJson of(List<Image> images) {
        List<Iso> isos =
                images.stream().filter(IsosJson::isCd).map(IsosJson::iso).toList();
        return new IsosJson(isos, isos.size(), List.of());
    }

    private static boolean isCd(Image image) {
        return image.state() == ImageState.READY
                && image.profile() != null
                && image.profile().format() == ImageFormat.ISO;
    }

    private static Iso iso(Image image) {
        return new Iso(image.id().value(), image.name().value(), image.size(), image.updatedAt());
    }
}
