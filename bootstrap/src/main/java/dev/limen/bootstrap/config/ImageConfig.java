package dev.limen.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The library of images. */
@ConfigMapping(prefix = "limen")
public interface ImageConfig {

    /** Where files of images lie; {@code images} in the data directory when absent. */
    Optional<Path> imageDir();

    /** Most MiB of one image. */
    @WithDefault("32768")
    int maxImageSize();

    /** Most MiB of all images together. */
    @WithDefault("524288")
    int imageLibrarySize();

    /** Most uploads and imports at the same time. */
    @WithDefault("4")
    int maxImageTransfers();

    /** Bytes a second that an upload or import must come with, on an average of a minute. */
    @WithDefault("1024")
    long imageMinRate();

    /** How long one import may take. */
    @WithDefault("6h")
    Duration imageImportTimeout();

    /** Web servers that images may be imported from. */
    Optional<List<String>> imageHosts();

    /** A catalogue of images in place of LIMEN's own, as JSON. */
    Optional<Path> imageCatalogue();

    /** What {@code os_type} stands for where no image is asked for: {@code debian=debian-12.qcow2}. */
    Optional<List<String>> osImages();

    /** Directories of the host whose files may be taken into the library. */
    Optional<List<Path>> imageRoots();
}
