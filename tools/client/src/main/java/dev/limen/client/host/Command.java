package dev.limen.client.host;

import dev.limen.client.ExpectationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs programs of the host to their end. */
public final class Command {

    private static final int CANNOT_BE_RUN = 127;

    private Command() {}

    /**
     * What a program came to.
     *
     * @param output what it wrote, errors among it; why it could not be run, if it could not
     */
    public record Result(String command, int exit, String output) {

        public boolean succeeded() {
            return exit == 0;
        }

        /** The output, if it succeeded. */
        public String orThrow() {
            ExpectationFailed.unless(succeeded(), "success of " + command, output.strip());
            return output;
        }
    }

    /** Sends a signal, by its name without SIG, to a process that may be gone already. */
    public static void signal(String name, long pid) {
        run("kill", "-" + name, Long.toString(pid));
    }

    public static Result run(String... command) {
        String text = String.join(" ", command);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(text, process.waitFor(), output);
        } catch (IOException notInstalled) {
            return new Result(text, CANNOT_BE_RUN, notInstalled.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
