package dev.limen.domain.image;

import java.time.Instant;
import java.util.Optional;

/** Keeps the rows of the image library. Every call belongs inside a unit of work. */
public interface Images {

    /** What the library holds, and how many images are coming in. */
    record Holdings(long bytes, int inProgress) {}

    /** A number that no image has had. It stays used when the unit fails. */
    ImageId nextId();

    /** What the library holds; no other unit adds, finishes or fails an image that asks this too, until this one ends. */
    Holdings lockHoldings();

    /** Finds one image and keeps it from other units until this unit ends. */
    Optional<Image> find(ImageId id);

    /**
     * Adds an image.
     *
     * @throws ImageError.NameTaken when another {@link ImageState#holdsName} with the same {@link ImageName#key}
     */
    void add(Image image);

    /**
     * Saves an image that was found in this unit.
     *
     * @throws ImageError.NotFound when there is none any more
     */
    void save(Image image);

    /** Notes how many bytes have come in; false when the image is not coming in any more. */
    boolean noteProgress(ImageId id, long size);

    /** Removes an image; one that is not there is no error. */
    void remove(ImageId id);

    /** Removes those that failed before this moment. */
    void forgetFailedBefore(Instant at);
}
