package dev.limen.adapters.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.query.QueryProducer;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** What all has to be true of a row. */
public final class Conditions {

    private final List<String> texts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** A condition on a value that may be missing, and then is none. */
    public <V> Conditions add(String text, @Nullable V value, Function<V, Object> column) {
        return value == null ? this : add(text, column.apply(value));
    }

    /** A condition with {@code ?} in place of the value. */
    public Conditions add(String text, Object value) {
        // No text in the database has a NUL, and it refuses even to compare one.
        if (value instanceof String string && string.indexOf('\0') >= 0) {
            return add("1 = 0");
        }
        values.add(value);
        return add(text.replace("?", ":value" + values.size()));
    }

    public Conditions add(String text) {
        texts.add(text);
        return this;
    }

    public <T> SelectionQuery<T> select(QueryProducer session, String what, Class<T> type) {
        return select(session, what, type, "");
    }

    /** Selects rows that meet them all; what comes after the conditions closes the query. */
    public <T> SelectionQuery<T> select(QueryProducer session, String what, Class<T> type, String after) {
        String where = texts.isEmpty() ? " " : " where " + String.join(" and ", texts) + " ";
        SelectionQuery<T> query = session.createSelectionQuery(what + where + after, type);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter("value" + (i + 1), values.get(i));
        }
        return query;
    }
}
