package dev.limen.adapters.persistence.image;

import dev.limen.adapters.persistence.Conditions;
import dev.limen.adapters.persistence.Reader;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.ImageState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads the table {@code image}, one statement per call. */
@Singleton
final class SqlImageQueries implements ImageQueries {

    private final Reader reader;

    SqlImageQueries(Reader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Image> find(ImageId id) {
        return list(new Conditions().add("id = ?", id.value())).stream().findFirst();
    }

    @Override
    public Optional<Image> find(ImageName name) {
        return list(new Conditions().add("nameKey = ?", name.key()).add("state = ?", ImageState.READY)).stream()
                .findFirst();
    }

    @Override
    public List<Image> list() {
        return list(new Conditions());
    }

    @Override
    public List<Image> unsettled() {
        return list(new Conditions().add("(process is not null or state = ?)", ImageState.REMOVING));
    }

    private List<Image> list(Conditions conditions) {
        return reader.list(
                session -> conditions.select(session, "from ImageRow", ImageRow.class, "order by id"), ImageRow::image);
    }
}
