package dev.limen.contract.image;

import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.ImageSources;

class FakeImageSourcesTest implements ImageSourcesContract {

    private final FakeImageSources sources = new FakeImageSources();

    @Override
    public ImageSources sources() {
        return sources;
    }

    @Override
    public ImageSource with(byte[] content) {
        ImageSource source = new ImageSource.Url("https://images.example.org/" + content.length);
        sources.put(source, content);
        return source;
    }

    @Override
    public ImageSource broken() {
        return with(new byte[0]);
    }

    @Override
    public ImageSource notAllowed() {
        return new ImageSource.Url("https://elsewhere.example.org/");
    }
}
