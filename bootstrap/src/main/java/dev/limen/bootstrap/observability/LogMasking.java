package dev.limen.bootstrap.observability;

import io.quarkus.logging.LoggingFilter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The log filter that masks secrets. LIMEN logs none; frameworks at debug level do: addresses with tokens in their query,
 * rows with hashes.
 */
@LoggingFilter(name = "masking")
public final class LogMasking implements Filter {

    private static final Pattern SECRETS = Pattern.compile("\\$argon2\\S+"
            + "|eyJ[\\w-]+\\.eyJ[\\w-]+(\\.[\\w-]*)?"
            + "|(?i:(?<=bearer[ .])|(?<=(?:token|ticket|password|secret|hash)=))[^\\s&,;)}\"'\\]]+");

    /** Causes may go round in circles. */
    private static final int MAX_CAUSES = 100;

    private static final Formatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord record) {
            mask(record);
        }
        return true;
    }

    private static void mask(ExtLogRecord line) {
        String message = MESSAGE.formatMessage(line);
        @Nullable Throwable thrown = line.getThrown();
        if (thrown != null
                && Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                        .limit(MAX_CAUSES)
                        .anyMatch(LogMasking::containsSecret)) {
            replace(line, message + System.lineSeparator() + traceOf(thrown));
            line.setThrown(null);
        } else if (SECRETS.matcher(message).find()) {
            replace(line, message);
        }
    }

    private static void replace(ExtLogRecord line, String text) {
        line.setMessage(SECRETS.matcher(text).replaceAll("…"), ExtLogRecord.FormatStyle.NO_FORMAT);
        line.setParameters(null);
    }

    private static boolean containsSecret(Throwable thrown) {
        return SECRETS.matcher(thrown.toString()).find();
    }

    private static String traceOf(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
