package dev.limen.contract.image;

import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.ImageSources;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sources that a test has made up. Any other is not allowed. */
public final class FakeImageSources implements ImageSources {

    private final Map<ImageSource, byte[]> sources = new ConcurrentHashMap<>();

    public void put(ImageSource source, byte[] content) {
        sources.put(source, content);
    }

    @Override
    public void check(ImageSource source) {
        if (!sources.containsKey(source)) {
            throw new ImageError.SourceNotAllowed("Nothing is imported from there.");
        }
    }

    @Override
    public ImageFiles.Content open(ImageSource source) {
        byte @Nullable [] bytes = sources.get(source);
        if (bytes == null) {
            throw new ImageError.SourceNotAllowed("Nothing is imported from there.");
        }
        if (bytes.length == 0) {
            throw new ImageError.SourceFailed("The source does not answer.");
        }
        return ArrayContent.of(bytes);
    }
}
