package dev.limen.adapters.images.file;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.Sha256;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files in one directory: {@code UUID.part} while it is a draft, {@code UUID.image} when it is published. */
public final class DirectoryImageFiles implements ImageFiles {

    private static final System.Logger LOG = System.getLogger(DirectoryImageFiles.class.getName());
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final String DRAFT = ".part";
    private static final String PUBLISHED = ".image";

    private final Path directory;
    private final ImageInspector inspector;

    /** Files in this directory, which is made when it is needed. */
    public DirectoryImageFiles(Path directory, ImageInspector inspector) {
        this.directory = directory.toAbsolutePath().normalize();
        this.inspector = inspector;
    }

    /** Where a published file lies. */
    public Path path(ImageFile file) {
        return directory.resolve(file.value() + PUBLISHED);
    }

    private Path draft(ImageFile file) {
        return directory.resolve(file.value() + DRAFT);
    }

    @Override
    public Received receive(ImageFile draft, Content content, long limit, LongConsumer progress) {
        try {
            Files.createDirectories(directory);
            requireRoom(content.length());
            try (FileChannel file = FileChannel.open(
                    draft(draft),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                Received received = copy(content, file, limit, progress);
                file.force(true);
                return received;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Received copy(Content content, FileChannel file, long limit, LongConsumer progress) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            size += count;
            if (size > limit) {
                throw new ImageError.TooLarge(limit);
            }
            digest.update(buffer, 0, count);
            for (ByteBuffer piece = ByteBuffer.wrap(buffer, 0, count); piece.hasRemaining(); ) {
                file.write(piece);
            }
            progress.accept(size);
        }
        return new Received(size, new Sha256(HexFormat.of().formatHex(digest.digest())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireRoom(long bytes) throws IOException {
        if (bytes > Files.getFileStore(directory).getUsableSpace()) {
            throw new ImageError.StorageFull();
        }
    }

    @Override
    public ImageProfile inspect(ImageFile draft) {
        try {
            return inspector.inspect(draft(draft));
        } catch (NoSuchFileException gone) {
            throw new ImageError.Cancelled();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void publish(ImageFile draft) {
        try {
            Files.setPosixFilePermissions(draft(draft), PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(draft(draft), path(draft), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (NoSuchFileException gone) {
            throw new ImageError.Cancelled();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public boolean isPublished(ImageFile file) {
        return Files.isRegularFile(path(file));
    }

    @Override
    public void discard(ImageFile draft) {
        delete(draft(draft));
    }

    @Override
    public void delete(ImageFile file) {
        delete(draft(file));
        delete(path(file));
    }

    private void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public Set<ImageFile> drafts() {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.flatMap(DirectoryImageFiles::draftOf).collect(Collectors.toSet());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static Stream<ImageFile> draftOf(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            return name.endsWith(DRAFT)
                    ? Stream.of(new ImageFile(UUID.fromString(name.substring(0, name.length() - DRAFT.length()))))
                    : Stream.empty();
        } catch (IllegalArgumentException notOurs) {
            return Stream.empty();
        }
    }

    /** What the system says of a full storage depends on its language; how much room is left does not. */
    private ImageError failure(IOException e) {
        try {
            if (Files.getFileStore(directory).getUsableSpace() < BUFFER_BYTES) {
                return new ImageError.StorageFull();
            }
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
        }
        LOG.log(Level.ERROR, "The storage of the image library fails", e);
        return new ImageError.StorageFailed();
    }
}
