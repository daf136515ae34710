package dev.limen.adapters.persistence.image;

import dev.limen.adapters.persistence.AdvisoryLock;
import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Images;
import dev.limen.domain.storage.StorageUnavailable;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Images in the table {@code image}. */
@Singleton
final class JpaImages implements Images {

    private static final String HOLDINGS = """
            select cast(coalesce(sum(greatest(size, expected_size)), 0) as bigint) as bytes,
                count(*) filter (where state in ('UPLOADING', 'IMPORTING')) as in_progress
            from image
            """;

    private static final String PROGRESS = "update image set size = :size where id = :id and process is not null";

    private final Statements statements = new Statements(StorageUnavailable::new);
    private final Session session;

    JpaImages(Session session) {
        this.session = session;
    }

    @Override
    public ImageId nextId() {
        return statements.run(() -> new ImageId(session.createNativeQuery("select nextval('image_id')", Long.class)
                .getSingleResult()));
    }

    @Override
    public Holdings lockHoldings() {
        return statements.run(() -> {
            AdvisoryLock.IMAGES.take(session);
            Object[] row = session.createNativeQuery(HOLDINGS, Object[].class)
                    .addScalar("bytes", Long.class)
                    .addScalar("in_progress", Integer.class)
                    .getSingleResult();
            return new Holdings((Long) row[0], (Integer) row[1]);
        });
    }

    @Override
    public Optional<Image> find(ImageId id) {
        return statements.run(() -> lock(id)).map(ImageRow::image);
    }

    private static Optional<ImageRow> lock(ImageId id) {
        return ImageRow.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public void add(Image image) {
        write(image, () -> ImageRow.of(image).persist());
    }

    @Override
    public void save(Image image) {
        write(
                image,
                () -> lock(image.id()).orElseThrow(ImageError.NotFound::new).copy(image));
    }

    private void write(Image image, Runnable change) {
        statements.write(session, Map.of("image_name_unique", () -> new ImageError.NameTaken(image.name())), change);
    }

    @Override
    public boolean noteProgress(ImageId id, long size) {
        return statements.run(() -> session.createNativeMutationQuery(PROGRESS)
                        .setParameter("size", size)
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1);
    }

    @Override
    public void remove(ImageId id) {
        statements.run(() -> ImageRow.deleteById(id.value()));
    }

    @Override
    public void forgetFailedBefore(Instant at) {
        statements.run(() -> ImageRow.delete("state = ?1 and updatedAt < ?2", ImageState.FAILED, at));
    }
}
