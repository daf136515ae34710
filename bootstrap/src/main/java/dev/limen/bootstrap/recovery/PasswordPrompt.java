package dev.limen.bootstrap.recovery;

import dev.limen.domain.user.Password;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for a new password: twice and unseen at a terminal, else for the one line that comes. */
final class PasswordPrompt {

    private PasswordPrompt() {}

    /** There is none. */
    static final class NotGiven extends RuntimeException {
        NotGiven(String why) {
            super(why);
        }
    }

    static Password askFor(String name) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> ask(console, name))
                .orElseGet(PasswordPrompt::read);
    }

    private static Password ask(Console console, String name) {
        char @Nullable [] first = console.readPassword("New password of %s: ", name);
        char @Nullable [] again = console.readPassword("Once more: ");
        if (first == null || again == null) {
            throw new NotGiven("No password was given");
        }
        if (!Arrays.equals(first, again)) {
            throw new NotGiven("The two passwords are not the same");
        }
        return new Password(new String(first));
    }

    private static Password read() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new NotGiven("No password was given: write it to the standard input, or say --generate");
            }
            return new Password(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
