package dev.limen.adapters.persistence;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts the statements of the test's own thread, beside which others go on. */
@PersistenceUnitExtension
public class StatementCounter implements StatementInspector {

    private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);

    @Override
    public String inspect(String sql) {
        COUNT.set(COUNT.get() + 1);
        return sql;
    }

    /** How many statements the work takes. */
    public static int count(Runnable work) {
        COUNT.set(0);
        work.run();
        return COUNT.get();
    }
}
