package dev.limen.adapters.images.source;

import dev.limen.domain.image.ImageFiles;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.ImageSources;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The web servers and directories that the operator has named; of web servers only those with public addresses. */
public final class AllowedImageSources implements ImageSources {

    private final WebSource web;
    private final HostFiles files;

    public AllowedImageSources(Vertx vertx, AllowedHosts hosts, List<Path> roots) {
        this(vertx, hosts, roots, NameLookup.system(), PublicAddresses::include);
    }

    AllowedImageSources(
            Vertx vertx, AllowedHosts hosts, List<Path> roots, NameLookup lookup, Predicate<InetAddress> mayConnectTo) {
        this.web = new WebSource(vertx, hosts, lookup, mayConnectTo);
        this.files = new HostFiles(roots);
    }

    @Override
    public void check(ImageSource source) {
        switch (source) {
            case ImageSource.Url url -> web.check(url.value());
            case ImageSource.HostFile file -> files.check(file.path());
        }
    }

    @Override
    public ImageFiles.Content open(ImageSource source) {
        return switch (source) {
            case ImageSource.Url url -> web.open(url.value());
            case ImageSource.HostFile file -> files.open(file.path());
        };
    }
}
