package dev.limen.adapters.persistence;

import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.storage.UnitOfWork;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A unit is a transaction. All that the work wants of the database is written while the work runs, and what is left
 * to the commit, the entries of the change log, cannot conflict. So what fails outside of the work, when the transaction
 * begins or commits, counts as a failure of the database itself.
 */
@Singleton
final class JpaUnitOfWork implements UnitOfWork {

    private static final Logger LOG = Logger.getLogger(JpaUnitOfWork.class);
    private static final ScopedValue<List<Runnable>> AFTER_COMMIT = ScopedValue.newInstance();
    private static final int ANSWER_SECONDS = 1;

    private final AgroalDataSource dataSource;
    private final ConnectionPermits permits;

    JpaUnitOfWork(AgroalDataSource dataSource, ConnectionPermits permits) {
        this.dataSource = dataSource;
        this.permits = permits;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        if (AFTER_COMMIT.isBound()) {
            throw new IllegalStateException("units of work do not nest");
        }
        List<Runnable> afterCommit = new ArrayList<>();
        T result = ScopedValue.where(AFTER_COMMIT, afterCommit).call(() -> permits.through(() -> evicting(work)));
        afterCommit.forEach(JpaUnitOfWork::runLogged);
        return result;
    }

    /** After a failover all connections lead to the same wrong server, and each would have to fail once. */
    private <T> T evicting(Supplier<T> work) {
        try {
            return inTransaction(work);
        } catch (StorageUnavailable e) {
            if (Statements.sqlException(e).filter(Statements::isOfNoUse).isPresent()) {
                dataSource.flush(FlushMode.GRACEFUL);
            }
            throw e;
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } catch (QuarkusTransactionException e) {
            Throwable failure = failure(e);
            if (failure instanceof Error error) {
                throw error;
            }
            throw new StorageUnavailable(failure);
        }
    }

    /** Of a commit that failed, the transaction manager tells the reason as something suppressed. */
    private static Throwable failure(QuarkusTransactionException e) {
        Throwable told = Objects.requireNonNullElse(e.getCause(), e);
        return told.getCause() == null && told.getSuppressed().length > 0 ? told.getSuppressed()[0] : told;
    }

    private static void runLogged(Runnable then) {
        try {
            then.run();
        } catch (RuntimeException e) {
            LOG.error("What was to follow a committed unit of work failed", e);
        }
    }

    @Override
    public void afterCommit(Runnable then) {
        AFTER_COMMIT
                .orElseThrow(() -> new IllegalStateException("outside a unit of work there is no commit"))
                .add(then);
    }

    @Override
    public boolean answers() {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.isValid(ANSWER_SECONDS) && Writability.isWritable(connection)) {
                return permits.isOpen();
            }
            dataSource.flush(FlushMode.GRACEFUL);
            return false;
        } catch (SQLException e) {
            LOG.debug("The database does not answer", e);
            return false;
        }
    }
}
