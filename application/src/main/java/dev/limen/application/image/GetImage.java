package dev.limen.application.image;

import dev.limen.application.ApplicationService;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.user.Actor;

/** Shows one image. */
@ApplicationService
public final class GetImage {

    private final ImageQueries queries;

    public GetImage(ImageQueries queries) {
        this.queries = queries;
    }

    public Image handle(ImageId id, Actor actor) {
        return queries.find(id).filter(image -> image.isVisibleTo(actor)).orElseThrow(ImageError.NotFound::new);
    }
}
