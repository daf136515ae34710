package dev.limen.bootstrap.runtime;

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
 * Covers what lets somebody in before it gets into a log. LIMEN logs nothing of the kind; frameworks that are told to be
 * talkative do: addresses with tokens in their query, rows with hashes.
 */
@LoggingFilter(name = "masking")
public final class Masking implements Filter {

    private static final Pattern SECRETS = Pattern.compile("\\$argon2\\S+"
            + "|eyJ[\\w-]+\\.eyJ[\\w-]+(\\.[\\w-]*)?"
            + "|(?i:(?<=bearer[ .])|(?<=(?:token|ticket|password|secret|hash)=))[^\\s&,;)}\"'\\]]+");

    /** Causes may go round in circles. */
    private static final int DEEPEST = 100;

    private static final Formatter SAYING = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord told) {
            mask(told);
        }
        return true;
    }

    private static void mask(ExtLogRecord line) {
        String said = SAYING.formatMessage(line);
        @Nullable Throwable thrown = line.getThrown();
        if (thrown != null
                && Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                        .limit(DEEPEST)
                        .anyMatch(Masking::tells)) {
            say(line, said + System.lineSeparator() + traceOf(thrown));
            line.setThrown(null);
        } else if (SECRETS.matcher(said).find()) {
            say(line, said);
        }
    }

    private static void say(ExtLogRecord line, String text) {
        line.setMessage(SECRETS.matcher(text).replaceAll("…"), ExtLogRecord.FormatStyle.NO_FORMAT);
        line.setParameters(null);
    }

    private static boolean tells(Throwable thrown) {
        return SECRETS.matcher(thrown.toString()).find();
    }

    private static String traceOf(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
