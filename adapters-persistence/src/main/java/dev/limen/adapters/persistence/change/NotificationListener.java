package dev.limen.adapters.persistence.change;

import dev.limen.adapters.persistence.DirectConnection;
import dev.limen.adapters.persistence.Schema;
import dev.limen.adapters.persistence.Writability;
import dev.limen.adapters.persistence.process.ProcessPresence;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Keeps a connection on which the server notifies this process of commits, and has the feed read the log on it then. The
 * log is also read at every interval, which shows that the connection still stands. It is the connection that holds the
 * presence of this process, too.
 */
@Singleton
final class NotificationListener {

    private static final Logger LOG = Logger.getLogger(NotificationListener.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RECONNECT_DELAY = Duration.ofMillis(500);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final AgroalDataSource dataSource;
    private final SessionFactory sessions;
    private final ProcessPresence presence;
    private final PgChangeFeed feed;
    private final CountDownLatch connected = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("notification-listener").unstarted(this::listen);
    private volatile @Nullable Connection current;

    NotificationListener(
            AgroalDataSource dataSource, SessionFactory sessions, ProcessPresence presence, PgChangeFeed feed) {
        this.dataSource = dataSource;
        this.sessions = sessions;
        this.presence = presence;
        this.feed = feed;
    }

    void start(@Observes Schema.Ready event) {
        start();
    }

    /** Returns when there is a connection, or after some seconds. */
    void start() {
        thread.start();
        if (!isOver(connected, START_TIMEOUT)) {
            LOG.warn("Other processes cannot see this one yet");
        }
    }

    private void listen() {
        Logger.Level level = Logger.Level.WARN;
        do {
            try (Connection connection = DirectConnection.open(dataSource)) {
                current = connection;
                connect(connection);
                level = Logger.Level.WARN;
                follow(connection);
            } catch (SQLException | RuntimeException e) {
                if (!isStopping()) {
                    LOG.logf(level, "The database is out of reach: %s", e);
                    level = Logger.Level.DEBUG;
                }
            } finally {
                presence.lost();
                feed.disconnected();
            }
        } while (!isOver(stopping, RECONNECT_DELAY));
    }

    private void connect(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        presence.hold(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen limen_change");
        }
        connected.countDown();
    }

    private void follow(Connection connection) throws SQLException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        try (StatelessSession session = sessions.openStatelessSession(connection)) {
            feed.connected(session);
            while (!isStopping()) {
                feed.follow(session);
                Writability.require(connection);
                notifications.getNotifications(Math.toIntExact(POLL_INTERVAL.toMillis()));
            }
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static boolean isOver(CountDownLatch latch, Duration timeout) {
        try {
            return latch.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From now on this process is seen no more. */
    @PreDestroy
    void stop() {
        stopping.countDown();
        presence.lost();
        Connection connection = current;
        try {
            if (connection != null) {
                connection.close();
            }
            if (thread.isAlive()) {
                thread.join(STOP_TIMEOUT);
            }
        } catch (SQLException e) {
            LOG.debug("The connection was broken already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
