package dev.limen.domain.image;

import dev.limen.domain.InvalidValue;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.user.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image of the library, at one moment.
 *
 * @param size how many bytes of it there are: while it comes in, so far
 * @param expected how many bytes there will be, where that is known
 * @param profile what it is; known once it is ready
 * @param sha256 its checksum; while it comes in the one that it has to have, if any
 * @param failure one sentence why it failed
 * @param by the process that works on it
 */
public record Image(
        ImageId id,
        ImageFile file,
        ImageName name,
        ImageState state,
        long size,
        @Nullable Long expected,
        @Nullable ImageProfile profile,
        @Nullable Sha256 sha256,
        @Nullable OsType osType,
        @Nullable Login login,
        @Nullable String failure,
        @Nullable ProcessId by,
        Instant createdAt,
        Instant updatedAt) {

    private static final long GIB = 1L << 30;

    /** The user that the image's system lets in first. */
    public record Login(String value) {

        public static final String PATTERN = "^[a-z_][a-z0-9_-]{0,31}$";

        public Login {
            if (!value.matches(PATTERN)) {
                throw new InvalidValue("login", "must be the name of a Unix user");
            }
        }
    }

    /** What an image bears from the beginning. */
    public record Label(
            ImageName name,
            @Nullable Sha256 sha256,
            @Nullable OsType osType,
            @Nullable Login login) {}

    /** An image whose content comes in from now on. */
    public static Image begun(ImageId id, ImageFile file, Label label, ImageState state, ProcessId by, Instant now) {
        return new Image(
                id,
                file,
                label.name(),
                state,
                0,
                null,
                null,
                label.sha256(),
                label.osType(),
                label.login(),
                null,
                by,
                now,
                now);
    }

    /** Complete images are for everybody; only administrators see what comes in or has failed. */
    public boolean isVisibleTo(Actor actor) {
        return state == ImageState.READY || (actor.isAdmin() && state != ImageState.REMOVING);
    }

    /** What the disk of a VM made from it has at least, in whole GiB. */
    public DiskGiB minimumDisk() {
        long needed = profile == null || profile.format() == ImageFormat.ISO ? 1 : profile.virtualSize();
        return new DiskGiB(Math.toIntExact(Math.max(1, Math.ceilDiv(needed, GIB))));
    }

    /** How many bytes of the library it holds: what there is of it, and what is expected to come. */
    public long held() {
        return expected == null ? size : Math.max(size, expected);
    }

    /** The image, of which it is known how many bytes there will be. */
    public Image announced(long length, Instant now) {
        return new Image(
                id, file, name, state, size, length, profile, sha256, osType, login, failure, by, createdAt, now);
    }

    /** The image, of which so many bytes are there. */
    public Image received(long bytes) {
        return new Image(
                id, file, name, state, bytes, expected, profile, sha256, osType, login, failure, by, createdAt,
                updatedAt);
    }

    /** The image, about to be gone with its file: nobody sees it any more, and its name is free. */
    public Image removed(Instant now) {
        return new Image(
                id,
                file,
                name,
                ImageState.REMOVING,
                size,
                expected,
                profile,
                sha256,
                osType,
                login,
                null,
                null,
                createdAt,
                now);
    }

    /** The image, complete and checked. */
    public Image ready(ImageFiles.Received received, ImageProfile found, Instant now) {
        return new Image(
                id,
                file,
                name,
                ImageState.READY,
                received.size(),
                null,
                found,
                received.sha256(),
                osType,
                login,
                null,
                null,
                createdAt,
                now);
    }

    /** The image, come to nothing. */
    public Image failed(String why, Instant now) {
        return new Image(
                id, file, name, ImageState.FAILED, 0, null, null, sha256, osType, login, why, null, createdAt, now);
    }
}
