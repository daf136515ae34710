package dev.limen.bootstrap.startup;

import dev.limen.bootstrap.config.StartupRefused;
import io.quarkus.runtime.util.ExceptionUtil;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says in one sentence why LIMEN does not start: past the log, which may not be set up yet, or would only hide it. */
public final class StartupReport {

    public static final String NO_START = "LIMEN does not start. ";

    private static final int UNEXPECTED = 1;
    private static final Set<String> LEVELS_FOR_MORE = Set.of("DEBUG", "TRACE");

    private StartupReport() {}

    /** Tells it, with more where {@code LIMEN_LOG_LEVEL} asks for it, and answers the exit code. */
    public static int tell(String prefix, Throwable failure) {
        Throwable cause = ExceptionUtil.getRootCause(failure);
        print(prefix + sentence(cause));
        Optional.ofNullable(System.getProperty("limen.log-level"))
                .or(() -> Optional.ofNullable(System.getenv("LIMEN_LOG_LEVEL")))
                .filter(level -> LEVELS_FOR_MORE.contains(level.toUpperCase(Locale.ROOT)))
                .ifPresent(level -> failure.printStackTrace());
        return cause instanceof StartupRefused ? StartupRefused.EXIT_CODE : UNEXPECTED;
    }

    private static String sentence(Throwable cause) {
        return switch (cause) {
            case StartupRefused refused -> String.valueOf(refused.getMessage());
            case BindException taken ->
                "It cannot listen on its address: see LIMEN_HOST, and choose another PORT when another program has it ("
                        + taken.getMessage() + ").";
            default -> "It ended with: " + cause + ". LIMEN_LOG_LEVEL=DEBUG tells more.";
        };
    }

    private static void print(String line) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8).println(line);
    }
}
