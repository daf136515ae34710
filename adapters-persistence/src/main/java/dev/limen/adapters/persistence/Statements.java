package dev.limen.adapters.persistence;

import dev.limen.domain.storage.StorageUnavailable;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Runs statements, and says in the words of the domain what went wrong with them. Whatever does not come of the data
 * but of the database or the way to it is a {@link StorageUnavailable}; what nobody expected stays as it is.
 */
public final class Statements {

    /** Deadlock and serialization failure: of two units that got in each other's way, this one has to give up. */
    private static final Set<String> CONFLICTS = Set.of("40P01", "40001");

    /** Connection, resources, operator intervention (also a statement that took too long), system. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    /** A lock that was not to be had in time, and a server that is, or has become, a read-only replica. */
    private static final Set<String> UNAVAILABLE = Set.of("55P03", Writability.READ_ONLY);

    /** The server is, or has become, read-only, or it is going down: no other statement will do better on this connection. */
    private static final Set<String> CONNECTION_OF_NO_USE = Set.of(Writability.READ_ONLY, "57P01", "57P02", "57P03");

    private final Function<SQLException, ? extends RuntimeException> conflict;

    /** Statements whose conflicts with other units are told as this error. */
    public Statements(Function<SQLException, ? extends RuntimeException> conflict) {
        this.conflict = conflict;
    }

    /** Runs statements that no constraint refuses. */
    public <T> T run(Supplier<T> statements) {
        return run(statements, Map.of());
    }

    /** Writes at once, and not when the unit commits, because it is here that a refusal can be told. */
    public void write(Session session, Map<String, Supplier<? extends RuntimeException>> refusals, Runnable change) {
        run(
                () -> {
                    change.run();
                    session.flush();
                    return session;
                },
                refusals);
    }

    /** Runs statements that constraints may refuse; the map has an error for each of these constraints. */
    public <T> T run(Supplier<T> statements, Map<String, Supplier<? extends RuntimeException>> refusals) {
        try {
            return statements.get();
        } catch (RuntimeException e) {
            throw sqlException(e).flatMap(sql -> translate(sql, refusals)).orElse(e);
        }
    }

    private Optional<RuntimeException> translate(
            SQLException e, Map<String, Supplier<? extends RuntimeException>> refusals) {
        String state = e.getSQLState();
        if (state != null && CONFLICTS.contains(state)) {
            return Optional.of(conflict.apply(e));
        }
        if (isUnavailable(e)) {
            return Optional.of(new StorageUnavailable(e));
        }
        return constraint(e).map(refusals::get).map(Supplier::get);
    }

    /** Without a state it was not said by the server but by the pool, which has no connection to give. */
    static boolean isUnavailable(SQLException e) {
        String state = e.getSQLState();
        return state == null || UNAVAILABLE.contains(state) || UNAVAILABLE_CLASSES.contains(state.substring(0, 2));
    }

    static boolean isOfNoUse(SQLException e) {
        return e.getSQLState() != null && CONNECTION_OF_NO_USE.contains(e.getSQLState());
    }

    /** Asks the server's own field, because messages come in the server's language. */
    private static Optional<String> constraint(SQLException e) {
        return e instanceof PSQLException answer
                ? Optional.ofNullable(answer.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
                : Optional.empty();
    }

    /** What went wrong, in one line: those behind it tell where in the server's sources it comes from. */
    public static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("nothing");
    }

    static Optional<SQLException> sqlException(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }
}
