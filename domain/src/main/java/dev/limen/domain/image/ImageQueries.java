package dev.limen.domain.image;

import java.util.List;
import java.util.Optional;

/** Reads images for showing them: no locks, no unit of work needed, one statement per call. */
public interface ImageQueries {

    /** The image as last committed. */
    Optional<Image> find(ImageId id);

    /** The image of this name that is ready, without regard to case. */
    Optional<Image> find(ImageName name);

    /** All images in any state, ordered by id. */
    List<Image> list();

    /** Those that a process works on, or has to, ordered by id: coming in, or being removed. */
    List<Image> unsettled();
}
