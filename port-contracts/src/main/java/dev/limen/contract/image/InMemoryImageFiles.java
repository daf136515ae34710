package dev.limen.contract.image;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFile;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageFormat;
import dev.limen.domain.image.ImageProfile;
import dev.limen.domain.image.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/** Keeps files in memory. To it, what begins with {@code iso} is a CD, and what begins with {@code bad} is nothing. */
public final class InMemoryImageFiles implements ImageFiles {

    private final Map<ImageFile, byte[]> drafts = new ConcurrentHashMap<>();
    private final Map<ImageFile, byte[]> published = new ConcurrentHashMap<>();

    /** How many bytes there is room for. */
    public volatile long room = Long.MAX_VALUE;

    /** Happens once, when somebody has looked whether a file is published. */
    public volatile Runnable afterLook = () -> {};

    @Override
    public Received receive(ImageFile draft, Content content, long limit, LongConsumer progress) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        drafts.put(draft, new byte[0]);
        for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
            all.write(piece, 0, count);
            if (all.size() > limit) {
                throw new ImageError.TooLarge(limit);
            }
            if (all.size() > room) {
                throw new ImageError.StorageFull();
            }
            drafts.put(draft, all.toByteArray());
            progress.accept(all.size());
        }
        return new Received(all.size(), sha256(all.toByteArray()));
    }

    /** The checksum of these bytes. */
    public static Sha256 sha256(byte[] bytes) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ImageProfile inspect(ImageFile draft) {
        byte[] bytes = drafts.getOrDefault(draft, new byte[0]);
        if (bytes.length == 0 || beginsWith(bytes, "bad")) {
            throw new ImageError.Unacceptable("The content is neither a CD nor a disk.");
        }
        return new ImageProfile(beginsWith(bytes, "iso") ? ImageFormat.ISO : ImageFormat.RAW, bytes.length);
    }

    private static boolean beginsWith(byte[] bytes, String word) {
        return bytes.length >= word.length()
                && Arrays.equals(bytes, 0, word.length(), word.getBytes(StandardCharsets.US_ASCII), 0, word.length());
    }

    @Override
    public void publish(ImageFile draft) {
        byte[] bytes = drafts.remove(draft);
        if (bytes == null) {
            throw new ImageError.Cancelled();
        }
        published.put(draft, bytes);
    }

    @Override
    public boolean isPublished(ImageFile file) {
        boolean found = published.containsKey(file);
        Runnable then = afterLook;
        afterLook = () -> {};
        then.run();
        return found;
    }

    @Override
    public void discard(ImageFile draft) {
        drafts.remove(draft);
    }

    @Override
    public void delete(ImageFile file) {
        drafts.remove(file);
        published.remove(file);
    }

    @Override
    public Set<ImageFile> drafts() {
        return Set.copyOf(drafts.keySet());
    }
}
