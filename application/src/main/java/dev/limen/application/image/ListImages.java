package dev.limen.application.image;

import dev.limen.application.ApplicationService;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.user.Actor;
import java.util.List;

/** Lists the images that the actor may see: complete ones, and for administrators what comes in or has failed. */
@ApplicationService
public final class ListImages {

    private final ImageQueries queries;

    public ListImages(ImageQueries queries) {
        this.queries = queries;
    }

    public List<Image> handle(Actor actor) {
        return queries.list().stream().filter(image -> image.isVisibleTo(actor)).toList();
    }
}
