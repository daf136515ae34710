package dev.limen.adapters.images.source;

import dev.limen.domain.image.ImageError;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The web servers that images may be imported from, each as {@code cloud.example.org}, which allows the ports of HTTP and
 * HTTPS, or with a port of its own. Names of hosts only: an address is not looked up, and so is nobody's name.
 */
public final class AllowedHosts {

    private static final Pattern ENTRY = Pattern.compile("(?=.*[a-z-])[a-z0-9-]+(\\.[a-z0-9-]+)*(:[0-9]{1,5})?");

    private final Set<String> entries;

    private AllowedHosts(Set<String> entries) {
        this.entries = entries;
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException naming an entry that is no host
     */
    public static AllowedHosts of(Collection<String> entries) {
        return new AllowedHosts(entries.stream().map(AllowedHosts::entry).collect(Collectors.toUnmodifiableSet()));
    }

    private static String entry(String text) {
        String entry = text.toLowerCase(Locale.ROOT);
        if (!ENTRY.matcher(entry).matches()) {
            throw new IllegalArgumentException(text);
        }
        return entry;
    }

    /**
     * Reads an address on one of these hosts.
     *
     * @throws ImageError.SourceNotAllowed for any other
     */
    URI check(String text) {
        URI uri = parse(text);
        @Nullable String host = uri.getHost();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (host == null
                || uri.getUserInfo() != null
                || !Set.of("http", "https").contains(scheme)) {
            throw malformed();
        }
        String name = host.toLowerCase(Locale.ROOT);
        if (entries.isEmpty()) {
            throw new ImageError.SourceNotAllowed("Images are not imported from the web here: the operator has to name"
                    + " the allowed hosts in LIMEN_IMAGE_HOSTS first.");
        }
        if (!entries.contains(uri.getPort() < 0 ? name : name + ":" + uri.getPort())) {
            throw new ImageError.SourceNotAllowed("Images are not imported from this host (" + name
                    + "): it is not among those that the operator has named in LIMEN_IMAGE_HOSTS.");
        }
        return uri;
    }

    private static URI parse(String text) {
        try {
            return URI.create(text).normalize();
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static ImageError malformed() {
        return new ImageError.SourceNotAllowed(
                "The url must be an http or https address of a host, without a password.");
    }
}
