package dev.limen.domain.console;

import java.util.UUID;
import java.util.regex.Pattern;

/** What the bearer of a {@link ConsoleTicket} shows. It never shows itself. */
public record TicketSecret(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** One that nobody can guess. */
    public static TicketSecret random() {
        return new TicketSecret((UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", ""));
    }

    /** Whether any ticket can have it. */
    public boolean isWellFormed() {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "TicketSecret";
    }
}
