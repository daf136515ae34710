package dev.limen.bootstrap.wiring;

import dev.limen.adapters.images.catalogue.CatalogueFile;
import dev.limen.adapters.images.file.DirectoryImageFiles;
import dev.limen.adapters.images.file.ImageInspector;
import dev.limen.adapters.images.file.QemuImg;
import dev.limen.adapters.images.source.AllowedHosts;
import dev.limen.adapters.images.source.AllowedImageSources;
import dev.limen.adapters.rest.request.RequestIds;
import dev.limen.application.MonotonicClock;
import dev.limen.application.image.CleanUpImages;
import dev.limen.application.image.ImageTransfers;
import dev.limen.application.image.ImportImage;
import dev.limen.bootstrap.config.DatabaseConfig;
import dev.limen.bootstrap.config.ImageConfig;
import dev.limen.bootstrap.config.LimitsConfig;
import dev.limen.bootstrap.config.OsImages;
import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImagePolicy;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.ImageSources;
import dev.limen.domain.image.Images;
import dev.limen.domain.image.catalogue.ImageCatalogue;
import dev.limen.domain.process.Processes;
import dev.limen.domain.storage.UnitOfWork;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.MDC;

/** The library of images. */
final class ImageWiring {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    @Produces
    @Singleton
    ImagePolicy imagePolicy(ImageConfig config, LimitsConfig limits) {
        return new ImagePolicy(
                config.maxImageSize() * MIB,
                config.imageLibrarySize() * MIB,
                config.maxImageTransfers(),
                config.imageMinRate(),
                config.imageImportTimeout(),
                OsImages.of(config.osImages().orElse(List.of()), limits.osTypes()));
    }

    @Produces
    @Singleton
    DirectoryImageFiles imageFiles(ImageConfig config, LimitsConfig limits, DatabaseConfig files) {
        return new DirectoryImageFiles(
                config.imageDir().orElse(files.dataDir().resolve("images")),
                new ImageInspector(limits.maxDisk() * GIB, new QemuImg()));
    }

    @Produces
    @Singleton
    ImageSources imageSources(ImageConfig config, Vertx vertx) {
        return new AllowedImageSources(
                vertx,
                AllowedHosts.of(config.imageHosts().orElse(List.of())),
                config.imageRoots().orElse(List.of()));
    }

    @Produces
    @Singleton
    ImageCatalogue imageCatalogue(ImageConfig config) {
        return config.imageCatalogue().map(CatalogueFile::of).orElseGet(CatalogueFile::builtIn);
    }

    @Produces
    @Singleton
    ImportImage importImage(ImageTransfers transfers, ImageSources sources, ImagePolicy policy) {
        return new ImportImage(transfers, sources, policy, ImageWiring::inBackground);
    }

    /** What fails shows in the image; what is logged bears the id of the request. */
    private static void inBackground(Runnable work) {
        Object requestId = Objects.requireNonNullElse(MDC.get(RequestIds.KEY), "unknown");
        Thread.ofVirtual().name("import-image").start(() -> {
            MDC.put(RequestIds.KEY, requestId);
            work.run();
        });
    }

    @Produces
    @Singleton
    CleanUpImages cleanUpImages(
            UnitOfWork unitOfWork,
            Images images,
            ImageQueries queries,
            ImageFiles files,
            ImageTransfers transfers,
            Processes processes,
            InstantSource clock,
            MonotonicClock monotonicClock) {
        return new CleanUpImages(
                unitOfWork,
                images,
                queries,
                files,
                transfers,
                processes,
                ServiceWiring.ABSENCE_TIMEOUT,
                clock,
                monotonicClock);
    }
}
