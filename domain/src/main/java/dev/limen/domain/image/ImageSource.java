package dev.limen.domain.image;

/** Where the content of an import comes from. */
public sealed interface ImageSource {

    /** A web server. */
    record Url(String value) implements ImageSource {}

    /** A file on the host that LIMEN runs on. */
    record HostFile(String path) implements ImageSource {}
}
