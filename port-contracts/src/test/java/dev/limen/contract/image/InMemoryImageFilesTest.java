package dev.limen.contract.image;

import dev.limen.domain.image.ImageFiles;
import java.nio.charset.StandardCharsets;

class InMemoryImageFilesTest implements ImageFilesContract {

    private final ImageFiles files = new InMemoryImageFiles();

    @Override
    public ImageFiles files() {
        return files;
    }

    @Override
    public byte[] cd() {
        return "iso".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    }
}
