package dev.limen.adapters.persistence.image;

import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageId;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.ProcessId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code image}. */
@Entity
@Table(name = "image")
class ImageRow extends PanacheEntityBase {

    @Id
    long id;

    UUID file;

    String name;

    String nameKey;

    @Enumerated(EnumType.STRING)
    ImageState state;

    long size;

    @Nullable
    Long expectedSize;

    @Enumerated(EnumType.STRING)
    @Nullable
    ImageFormat format;

    @Nullable
    Long virtualSize;

    @Nullable
    String sha256;

    @Nullable
    String osType;

    @Nullable
    String login;

    @Nullable
    String failure;

    @Nullable
    Integer process;

    Instant createdAt;

    Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields right after
    protected ImageRow() {}

    static ImageRow of(Image image) {
        ImageRow row = new ImageRow();
        row.id = image.id().value();
        row.file = image.file().value();
        row.name = image.name().value();
        row.nameKey = image.name().key();
        row.createdAt = image.createdAt();
        row.copy(image);
        return row;
    }

    /** Takes over what may change of an image. */
    void copy(Image image) {
        @Nullable ImageProfile profile = image.profile();
        state = image.state();
        size = image.size();
        expectedSize = image.expected();
        format = profile == null ? null : profile.format();
        virtualSize = profile == null ? null : profile.virtualSize();
        sha256 = image.sha256() == null ? null : image.sha256().value();
        osType = image.osType() == null ? null : image.osType().value();
        login = image.login() == null ? null : image.login().value();
        failure = image.failure();
        process = image.by() == null ? null : image.by().value();
        updatedAt = image.updatedAt();
    }

    Image image() {
        return new Image(
                new ImageId(id),
                new ImageFile(file),
                new ImageName(name),
                state,
                size,
                expectedSize,
                format == null || virtualSize == null ? null : new ImageProfile(format, virtualSize),
                sha256 == null ? null : new Sha256(sha256),
                osType == null ? null : new OsType(osType),
                login == null ? null : new Image.Login(login),
                failure,
                process == null ? null : new ProcessId(process),
                createdAt,
                updatedAt);
    }
}
