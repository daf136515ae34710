package dev.limen.chaos.network;

import dev.limen.client.host.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A network namespace, joined to the host's by a veth pair that can be made bad, and cut. Needs root. */
final class RemoteNetwork implements AutoCloseable {

    /** The host's address in it. */
    static final String HOST = "10.219.113.1";

    private static final String REMOTE = "10.219.113.2";
    private static final String HERE = "limen-veth";
    private static final String THERE = "eth0";
    private static final List<String> BAD = List.of("netem", "delay", "300ms", "loss", "5%");

    private final String name = "limen-" + ProcessHandle.current().pid();

    RemoteNetwork() {
        ip("netns", "add", name);
        ip("link", "add", HERE, "type", "veth", "peer", "name", THERE, "netns", name);
        ip("addr", "add", HOST + "/30", "dev", HERE);
        ip("link", "set", HERE, "up");
        ip("-n", name, "addr", "add", REMOTE + "/30", "dev", THERE);
        ip("-n", name, "link", "set", THERE, "up");
    }

    private static void ip(String... words) {
        run("ip", words).orThrow();
    }

    private static Command.Result run(String program, String... words) {
        return Command.run(Stream.concat(Stream.of(program), Stream.of(words)).toArray(String[]::new));
    }

    /** Starts a program on the other side; it is told by its standard input. */
    Process start(List<String> command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name));
        words.addAll(command);
        try {
            return new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on packets are late both ways, and some get lost; false where the kernel cannot do that. */
    boolean degrade() {
        return queue("dev", HERE) && queue("-n", name, "dev", THERE);
    }

    private static boolean queue(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        int dev = all.indexOf("dev");
        all.addAll(dev, List.of("qdisc", "add"));
        all.add("root");
        all.addAll(BAD);
        return run("tc", all.toArray(String[]::new)).succeeded();
    }

    /** From now on nothing arrives any more, and nobody is told. */
    void cut() {
        ip("-n", name, "link", "set", THERE, "down");
    }

    @Override
    public void close() {
        run("ip", "link", "del", HERE);
        run("ip", "netns", "del", name);
    }
}
