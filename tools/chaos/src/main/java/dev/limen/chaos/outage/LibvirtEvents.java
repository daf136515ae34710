package dev.limen.chaos.outage;

import dev.limen.client.host.Virsh;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code virsh event} prints of domains while it runs, with libvirt's own time. */
final class LibvirtEvents implements AutoCloseable {

    private static final Pattern LINE =
            Pattern.compile("(\\S+ \\S+): event 'lifecycle' for domain '?limen-([-0-9a-f]{36})'?: (.*)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSxx", Locale.ROOT);

    /** @param at in milliseconds since 1970 */
    record Event(long at, UUID domain, String text) {}

    private final Process virsh;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    LibvirtEvents() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    "stdbuf",
                    "-oL",
                    "virsh",
                    "-c",
                    Virsh.SYSTEM.connection(),
                    "event",
                    "--event",
                    "lifecycle",
                    "--loop",
                    "--timestamp");
            builder.environment().put("LC_ALL", "C");
            virsh = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("libvirt-events").start(this::read);
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(virsh.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    long at = OffsetDateTime.parse(matcher.group(1), TIME)
                            .toInstant()
                            .toEpochMilli();
                    events.add(new Event(at, UUID.fromString(matcher.group(2)), matcher.group(3)));
                }
            }
        } catch (IOException closed) {
            // At the end.
        }
    }

    /** The first event of a domain whose text begins so, from a moment on. */
    Optional<Event> first(UUID domain, long since, String text) {
        return events.stream()
                .filter(it -> it.at >= since && it.domain.equals(domain) && it.text.startsWith(text))
                .findFirst();
    }

    @Override
    public void close() {
        virsh.destroy();
    }
}
