package dev.limen.adapters.images.source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.domain.image.ImageError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = AllowedHosts.of(List.of("Images.example.org", "mirror.example.org:8443"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://images.example.org/a.iso",
                "HTTP://IMAGES.EXAMPLE.ORG",
                "https://mirror.example.org:8443/a?b=c#d"
            })
    void these_are_allowed(String url) {
        assertDoesNotThrow(() -> hosts.check(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "https://images.example.org.evil.test/",
                "https://evil.test/images.example.org",
                "https://images.example.org:8080/",
                "https://mirror.example.org/",
                "https://images.example.org@evil.test/",
                "https://evil.test#@images.example.org/",
                "https://evil.test\\@images.example.org/",
                "https://me:secret@images.example.org/",
                "ftp://images.example.org/a",
                "file:///etc/passwd",
                "file://images.example.org/etc/passwd",
                "jar:https://images.example.org/a!/b",
                "//images.example.org/a",
                "https:images.example.org",
                "https:///a",
                "http://127.0.0.1/",
                "http://[::1]/",
                "http://2130706433/",
                "http://0x7f.1/",
                "",
                "https://images.example.org /",
                "https://images.example.org./"
            })
    void these_are_not(String url) {
        assertThrows(ImageError.SourceNotAllowed.class, () -> hosts.check(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "https://a.example", "10.0.0.1", "127.1", "2130706433", "*", "*.example.org", "a b", "[::1]"
            })
    void no_list_names_these(String entry) {
        assertThrows(IllegalArgumentException.class, () -> AllowedHosts.of(List.of(entry)));
    }

    @Test
    void an_empty_list_allows_nothing() {
        assertThrows(ImageError.SourceNotAllowed.class, () -> AllowedHosts.of(List.of())
                .check("https://images.example.org/"));
    }
}
