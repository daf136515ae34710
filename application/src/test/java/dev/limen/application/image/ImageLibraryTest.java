package dev.limen.application.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.image.ArrayContent;
import dev.limen.contract.image.FakeImageSources;
import dev.limen.contract.image.InMemoryImageFiles;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImagePolicy;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.ImageState;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.process.ProcessId;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.Actor;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImageLibraryTest {

    private static final Actor ADMIN = new Actor(new UserId(1), Role.ADMIN);
    private static final Actor USER = new Actor(new UserId(2), Role.USER);
    private static final byte[] CD = "iso ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    private static final ImageSource SOURCE = new ImageSource.Url("https://images.example.org/a.iso");
    private static final int LIBRARY = 10_000;

    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private Duration elapsed = Duration.ZERO;
    private final InMemoryStore store = new InMemoryStore();
    private final Storage storage = InMemoryStorage.on(store);
    private final InMemoryImageFiles files = new InMemoryImageFiles();
    private final FakeImageSources sources = new FakeImageSources();
    private final FakeProcesses processes = new FakeProcesses();
    private final ImagePolicy policy = new ImagePolicy(6_000, LIBRARY, 2, 10, Duration.ofMinutes(10), Map.of());
    private final VmPolicy vmPolicy = new VmPolicy(1, 256, 1, new DiskGiB(1), List.of(new OsType("debian")));
    private final ImageTransfers transfers = new ImageTransfers(
            storage.unitOfWork(), storage.images(), files, processes, policy, vmPolicy, () -> now, () -> elapsed);
    private final UploadImage uploadImage = new UploadImage(transfers);
    private final List<Runnable> background = new ArrayList<>();
    private final ImportImage importImage = new ImportImage(transfers, sources, policy, background::add);
    private final DeleteImage deleteImage =
            new DeleteImage(storage.unitOfWork(), storage.images(), storage.vmQueries(), files, () -> now);
    private final ListImages listImages = new ListImages(storage.imageQueries());
    private final GetImage getImage = new GetImage(storage.imageQueries());
    private final CleanUpImages cleanUpImages = new CleanUpImages(
            storage.unitOfWork(),
            storage.images(),
            storage.imageQueries(),
            files,
            transfers,
            processes,
            Duration.ofSeconds(4),
            () -> now,
            () -> elapsed);

    private static Image.Label label(String name) {
        return label(name, null);
    }

    private static Image.Label label(String name, @Nullable Sha256 sha256) {
        return new Image.Label(new ImageName(name), sha256, null, null);
    }

    private Image upload(String name, byte[] content) {
        return uploadImage.handle(label(name), ArrayContent.of(content), ADMIN);
    }

    private Image beginImport(String name, byte[] content, @Nullable Sha256 sha256) {
        sources.put(SOURCE, content);
        return importImage.handle(label(name, sha256), SOURCE, ADMIN);
    }

    private Image imported(Image begun) {
        background.removeFirst().run();
        return getImage.handle(begun.id(), ADMIN);
    }

    private void assertNothingLeft() {
        assertEquals(List.of(), listImages.handle(ADMIN));
        assertEquals(Set.of(), files.drafts());
    }

    /** Content during which something happens. */
    private static ImageFiles.Content during(Runnable event) {
        ArrayContent content = ArrayContent.of(CD);
        return new ImageFiles.Content() {
            @Override
            public long length() {
                return content.length();
            }

            @Override
            public int read(byte[] into) {
                event.run();
                return content.read(into);
            }

            @Override
            public void close() {
                content.close();
            }
        };
    }

    @Test
    void an_upload_is_there_for_everybody() {
        Image image = upload("a.iso", CD);

        assertEquals(ImageState.READY, image.state());
        assertEquals(new ImageProfile(ImageFormat.ISO, CD.length), image.profile());
        assertEquals(InMemoryImageFiles.sha256(CD), image.sha256());
        assertEquals(List.of(image), listImages.handle(USER));
        assertEquals(image, getImage.handle(image.id(), USER));
        assertTrue(files.isPublished(image.file()));
    }

    @Test
    void only_administrators_change_the_library() {
        Image image = upload("a.iso", CD);

        assertThrows(UserError.NotAdmin.class, () -> uploadImage.handle(label("b"), ArrayContent.of(CD), USER));
        assertThrows(UserError.NotAdmin.class, () -> importImage.handle(label("b"), SOURCE, USER));
        assertThrows(UserError.NotAdmin.class, () -> deleteImage.handle(image.id(), USER));
        assertEquals(List.of(image), listImages.handle(ADMIN));
    }

    @Test
    void what_comes_in_is_seen_by_administrators_only_and_holds_its_name() {
        List<Image> seen = new ArrayList<>();
        uploadImage.handle(
                label("a.iso"),
                during(() -> {
                    if (seen.isEmpty()) {
                        seen.addAll(listImages.handle(ADMIN));
                        assertEquals(List.of(), listImages.handle(USER));
                        assertThrows(ImageError.NameTaken.class, () -> upload("A.iso", CD));
                    }
                }),
                ADMIN);

        assertEquals(ImageState.UPLOADING, seen.getFirst().state());
        assertEquals(CD.length, seen.getFirst().expected());
    }

    @Test
    void progress_is_noted() {
        List<Long> sizes = new ArrayList<>();
        uploadImage.handle(
                label("a.iso"),
                during(() -> {
                    sizes.add(listImages.handle(ADMIN).getFirst().size());
                    elapsed = elapsed.plusSeconds(1);
                }),
                ADMIN);

        assertEquals(List.of(0L, 1000L, 2000L, 3000L, 4000L), sizes);
    }

    @Test
    void a_refused_upload_leaves_nothing() {
        byte[] text = "bad".getBytes(StandardCharsets.US_ASCII);

        assertThrows(ImageError.Unacceptable.class, () -> upload("a", text));
        assertThrows(
                ImageError.ChecksumMismatch.class,
                () -> uploadImage.handle(label("a", new Sha256("0".repeat(64))), ArrayContent.of(CD), ADMIN));
        assertThrows(ImageError.TooLarge.class, () -> upload("a", new byte[6_001]));
        assertThrows(
                ImageError.TooLarge.class,
                () -> uploadImage.handle(label("a"), ArrayContent.unannounced(new byte[6_001]), ADMIN));
        files.room = 10;
        assertThrows(ImageError.StorageFull.class, () -> upload("a", CD));

        assertNothingLeft();
    }

    @Test
    void a_client_that_hangs_up_leaves_nothing() {
        ImageFiles.Content cutOff = during(() -> {
            throw new ImageError.Incomplete();
        });

        assertThrows(ImageError.Incomplete.class, () -> uploadImage.handle(label("a"), cutOff, ADMIN));

        assertNothingLeft();
    }

    @Test
    void an_upload_must_keep_coming() {
        assertThrows(
                ImageError.TooSlow.class,
                () -> uploadImage.handle(
                        label("a"), during(() -> elapsed = elapsed.plus(Duration.ofMinutes(2))), ADMIN));

        assertNothingLeft();
    }

    @Test
    void slow_but_steady_is_fast_enough() {
        Image image = uploadImage.handle(label("a"), during(() -> elapsed = elapsed.plusSeconds(59)), ADMIN);

        assertEquals(ImageState.READY, image.state());
    }

    @Test
    void the_library_holds_no_more_than_it_may() {
        upload("a", CD);
        upload("b", CD);

        assertThrows(ImageError.LibraryFull.class, () -> upload("c", CD));
        assertThrows(
                ImageError.LibraryFull.class,
                () -> uploadImage.handle(label("c"), ArrayContent.unannounced(CD), ADMIN));
        assertEquals(2, listImages.handle(ADMIN).size());
    }

    @Test
    void no_more_than_so_many_come_in_at_once() {
        beginImport("a", CD, null);
        beginImport("b", CD, null);

        assertThrows(ImageError.TooManyTransfers.class, () -> upload("c", CD));
    }

    @Test
    void an_unknown_os_type_is_refused() {
        Image.Label label = new Image.Label(new ImageName("a"), null, new OsType("plan9"), null);

        assertThrows(InvalidValue.class, () -> uploadImage.handle(label, ArrayContent.of(CD), ADMIN));
        assertNothingLeft();
    }

    @Test
    void an_import_is_ready_in_the_end() {
        Image begun = beginImport("a.iso", CD, InMemoryImageFiles.sha256(CD));
        assertEquals(ImageState.IMPORTING, begun.state());
        assertEquals(List.of(), listImages.handle(USER));

        assertEquals(ImageState.READY, imported(begun).state());
    }

    @Test
    void an_import_that_fails_says_why_and_frees_its_name() {
        Image begun = beginImport("a.iso", CD, new Sha256("0".repeat(64)));

        Image failed = imported(begun);

        assertEquals(ImageState.FAILED, failed.state());
        assertTrue(String.valueOf(failed.failure()).contains("checksum"), failed.failure());
        assertEquals(Set.of(), files.drafts());
        assertFalse(files.isPublished(failed.file()));
        assertEquals(List.of(), listImages.handle(USER));
        assertEquals(ImageState.READY, imported(beginImport("a.iso", CD, null)).state());
    }

    @Test
    void what_is_not_allowed_is_not_even_begun() {
        assertThrows(
                ImageError.SourceNotAllowed.class,
                () -> importImage.handle(label("a"), new ImageSource.Url("http://10.0.0.1/"), ADMIN));

        assertNothingLeft();
    }

    @Test
    void an_import_takes_no_longer_than_it_may() {
        sources.put(SOURCE, CD);
        Image begun = transfers.begin(label("a"), ImageState.IMPORTING);

        assertThrows(
                ImageError.SourceFailed.class,
                () -> transfers.carryOut(
                        begun, () -> during(() -> elapsed = elapsed.plusSeconds(59)), Duration.ofSeconds(100)));
    }

    @Test
    void a_deleted_import_is_cancelled() {
        Image begun = transfers.begin(label("a"), ImageState.IMPORTING);
        Runnable deletion = () -> {
            elapsed = elapsed.plusSeconds(2);
            if (!listImages.handle(ADMIN).isEmpty()) {
                deleteImage.handle(begun.id(), ADMIN);
            }
        };

        assertThrows(ImageError.Cancelled.class, () -> transfers.carryOut(begun, () -> during(deletion), null));

        assertNothingLeft();
        assertEquals(ImageState.READY, upload("a", CD).state());
    }

    @Test
    void a_deleted_image_is_gone_with_its_file() {
        Image image = upload("a", CD);

        assertEquals(image, deleteImage.handle(image.id(), ADMIN));

        assertFalse(files.isPublished(image.file()));
        assertNothingLeft();
        assertThrows(ImageError.NotFound.class, () -> deleteImage.handle(image.id(), ADMIN));
        assertThrows(ImageError.NotFound.class, () -> getImage.handle(image.id(), ADMIN));
    }

    @Test
    void what_a_process_left_is_removed_when_it_is_gone() {
        ImageFile file = ImageFile.random();
        ProcessId other = new ProcessId(77);
        processes.arrive(other);
        storage.unitOfWork().execute(() -> storage.images()
                .add(Image.begun(storage.images().nextId(), file, label("a"), ImageState.UPLOADING, other, now)));
        files.receive(file, ArrayContent.of(CD), CD.length, bytes -> {});
        files.publish(file);

        cleanUpImages.handle();
        assertEquals(1, listImages.handle(ADMIN).size());

        processes.leave(other);
        cleanUpImages.handle();
        elapsed = elapsed.plusSeconds(5);
        cleanUpImages.handle();

        assertNothingLeft();
        assertFalse(files.isPublished(file));
    }

    @Test
    void what_this_process_works_on_is_left_to_it() {
        Image image = uploadImage.handle(label("a"), during(cleanUpImages::handle), ADMIN);

        assertEquals(ImageState.READY, image.state());
    }

    @Test
    void a_draft_without_an_image_is_removed() {
        files.receive(ImageFile.random(), ArrayContent.of(CD), CD.length, bytes -> {});

        cleanUpImages.handle();

        assertEquals(Set.of(), files.drafts());
    }

    @Test
    void an_image_that_nobody_knows_to_be_ready_is_settled_when_the_database_is_back() {
        Image begun = transfers.begin(label("a"), ImageState.UPLOADING);
        assertThrows(StorageUnavailable.class, () -> transfers.carryOut(begun, () -> during(store::disconnect), null));

        store.reconnect();
        cleanUpImages.handle();

        assertNothingLeft();
        assertFalse(files.isPublished(begun.file()));
    }

    @Test
    void a_failed_import_is_forgotten_after_a_day() {
        imported(beginImport("a", new byte[0], null));
        cleanUpImages.handle();
        assertInstanceOf(String.class, listImages.handle(ADMIN).getFirst().failure());

        now = now.plus(Duration.ofDays(1)).plusMillis(1);
        cleanUpImages.handle();

        assertNothingLeft();
    }

    @Test
    void an_image_that_is_ready_has_no_failure() {
        assertNull(upload("a", CD).failure());
    }
}
