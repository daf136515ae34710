package dev.limen.application.image;

import dev.limen.application.ApplicationService;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImagePolicy;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Images;
import dev.limen.domain.installation.SourceImage;
import dev.limen.domain.policy.OsType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the images that VMs are made from, and keeps them there. */
@ApplicationService
public final class VmImages {

    private final ImageQueries queries;
    private final Images images;
    private final ImageFiles files;
    private final ImagePolicy policy;

    public VmImages(ImageQueries queries, Images images, ImageFiles files, ImagePolicy policy) {
        this.queries = queries;
        this.images = images;
        this.files = files;
        this.policy = policy;
    }

    /**
     * The image that is asked for by its id or name, or the default one of the operating system. To be called outside any
     * unit of work.
     *
     * @throws InvalidValue when there is none, or it is not complete
     * @throws ImageError.FileMissing when there is nothing of it but its row
     */
    public Optional<Image> choose(@Nullable String asked, @Nullable OsType osType) {
        Optional<Image> image = asked == null ? ofSystem(osType) : Optional.of(asked(asked));
        image.filter(found -> !files.isPublished(found.file())).ifPresent(lost -> {
            throw new ImageError.FileMissing(lost.name());
        });
        return image;
    }

    private Image asked(String idOrName) {
        return find(idOrName)
                .filter(image -> image.state() == ImageState.READY)
                .orElseThrow(() ->
                        new InvalidValue("image", "must be the id or the name of a complete image of the library"));
    }

    private Optional<Image> find(String idOrName) {
        try {
            return idOrName.matches("[0-9]+")
                    ? queries.find(ImageId.parse(idOrName))
                    : queries.find(new ImageName(idOrName));
        } catch (ImageError.NotFound | InvalidValue none) {
            return Optional.empty();
        }
    }

    private Optional<Image> ofSystem(@Nullable OsType osType) {
        @Nullable ImageName name = osType == null ? null : policy.defaults().get(osType);
        return name == null
                ? Optional.empty()
                : Optional.of(queries.find(name)
                        .orElseThrow(() -> new InvalidValue(
                                "osType",
                                "stands for the image '" + name.value()
                                        + "', which is not in the library: choose another, or an image")));
    }

    /** The image as a VM that is made from it remembers it. */
    public static SourceImage source(Image image) {
        ImageProfile profile = Objects.requireNonNull(image.profile(), "the image is not complete");
        return new SourceImage(image.id(), image.name(), image.file(), profile.format());
    }

    /**
     * Keeps the image from being deleted until the caller's unit of work ends; from then on the VM does that.
     *
     * @throws ImageError.NotFound when it is not there any more
     */
    public void hold(ImageId id) {
        if (images.find(id).filter(image -> image.state() == ImageState.READY).isEmpty()) {
            throw new ImageError.NotFound();
        }
    }
}
