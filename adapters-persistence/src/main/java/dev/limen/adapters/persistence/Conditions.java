package dev.limen.adapters.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** What all has to be true of a row. */
public final class Conditions {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    public Conditions add(String text, String name, Object value) {
        texts.add(text);
        values.put(name, value);
        return this;
    }

    /** No text in the database has a NUL, and it refuses even to compare one. */
    public void addText(String text, String name, String value) {
        if (value.indexOf('\0') < 0) {
            add(text, name, value);
        } else {
            texts.add("1 = 0");
        }
    }

    public <T> SelectionQuery<T> select(StatelessSession session, String what, Class<T> type) {
        return select(session, what, type, "");
    }

    /** Selects rows that meet them all; what comes after the conditions closes the query. */
    public <T> SelectionQuery<T> select(StatelessSession session, String what, Class<T> type, String after) {
        String where = texts.isEmpty() ? " " : " where " + String.join(" and ", texts) + " ";
        SelectionQuery<T> query = session.createSelectionQuery(what + where + after, type);
        values.forEach(query::setParameter);
        return query;
    }
}
