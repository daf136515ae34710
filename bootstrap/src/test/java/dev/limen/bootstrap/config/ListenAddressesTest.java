package dev.limen.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListenAddressesTest {

    private static ListenAddresses of(String... hosts) {
        return new ListenAddresses(List.of(hosts));
    }

    private static List<String> all(String... hosts) {
        return of(hosts).all().stream().map(InetAddress::getHostAddress).toList();
    }

    private static List<String> urls(String... hosts) {
        return of(hosts).urls("http", 26040).stream().map(URI::toString).toList();
    }

    @Test
    void localhost_is_every_loopback_address_that_exists() {
        List<String> existing = Stream.of("127.0.0.1", "0:0:0:0:0:0:0:1")
                .filter(address -> of(address).problem().isEmpty())
                .toList();

        assertEquals(existing, all("localhost"));
        assertEquals(existing, all("LOCALHOST", "127.0.0.1"));
    }

    @Test
    void an_address_that_another_one_includes_is_not_listened_on_twice() {
        assertEquals(List.of("0:0:0:0:0:0:0:0"), all("0.0.0.0", "::", "127.0.0.1", "::1"));
        assertEquals(List.of("0.0.0.0", "0:0:0:0:0:0:0:1"), all("0.0.0.0", "127.0.0.1", "[::1]"));
    }

    @Test
    void addresses_are_printed_as_a_browser_takes_them() {
        assertEquals(List.of("http://localhost:26040"), urls("localhost"));
        assertEquals(
                List.of("http://192.0.2.1:26040", "http://[::1]:26040", "http://[2001:db8::1]:26040"),
                urls("192.0.2.1", "::1", "[2001:db8::1]"));
        assertEquals(List.of("http://localhost:26040"), urls("0.0.0.0", "::", "[::0]"));
    }

    @Test
    void a_port_that_is_taken_on_one_of_the_addresses_is_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.9"))) {
            String problem =
                    of("127.0.0.1", "127.0.0.9").problem(taken.getLocalPort()).orElseThrow();

            assertTrue(problem.contains("127.0.0.9") && problem.contains("PORT"), problem);
        }
    }
}
