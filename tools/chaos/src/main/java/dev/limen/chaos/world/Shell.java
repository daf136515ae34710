package dev.limen.chaos.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs and sends signals. */
public final class Shell {

    private Shell() {}

    /** What a program that was run to its end came to. */
    public record Result(int exit, String output) {

        public String orThrow() {
            if (exit != 0) {
                throw new IllegalStateException(output.strip());
            }
            return output;
        }
    }

    public static Result run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a signal, by its name without SIG, to a process that may be gone already. */
    public static void signal(String name, long pid) {
        run("kill", "-" + name, Long.toString(pid));
    }

    public static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
