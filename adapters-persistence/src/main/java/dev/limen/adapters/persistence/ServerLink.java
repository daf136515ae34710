package dev.limen.adapters.persistence;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * A connection of this process's own to the server, besides the pool's. As long as it stands, it holds an advisory lock
 * by which other processes see that this one is there, and it hears what they notify.
 */
public final class ServerLink implements AutoCloseable {

    /** The first number of the lock, which is "LIMP" in ASCII; the second is that of the process. */
    static final int LOCKS = 0x4C494D50;

    /** The locks of all links to this database, in SQL; {@code objid} is the number of the process. */
    public static final String HELD = """
            from pg_locks
            where locktype = 'advisory' and classid = %d and objsubid = 2 and granted
            and database = (select oid from pg_database where datname = current_database())
            """.formatted(LOCKS);

    private static final Logger LOG = Logger.getLogger(ServerLink.class);
    private static final int GLANCE_MILLIS = 1_000;
    private static final int ANSWER_SECONDS = 2;
    private static final long PAUSE_MILLIS = 500;
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(5);

    /** A commit that the server has begun ends long before this, or never. */
    private static final long DOUBT_NANOS = Duration.ofMinutes(5).toNanos();

    private final AgroalDataSource dataSource;
    private final CountDownLatch greeted = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("server-link").unstarted(this::stand);
    private final Map<Channel, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final List<Runnable> missed = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connection current;
    private volatile boolean standing;
    private volatile long doubtedAt = System.nanoTime() - DOUBT_NANOS;
    private @Nullable Integer process;

    ServerLink(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns when the link stands, or after some seconds. */
    void start() {
        thread.start();
        try {
            if (!greeted.await(FIRST_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Other processes cannot see this one yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether others see this process, as far as it knows. */
    public boolean stands() {
        return standing;
    }

    /**
     * A commit was not acknowledged: it may have been made all the same, without anybody here being told. If it shows
     * already it is among what was missed, and else its notification is still to come.
     */
    void doubt() {
        doubtedAt = System.nanoTime();
        missed.forEach(Runnable::run);
    }

    /** Whether this process may hear by notification only of what it has committed itself. */
    public boolean isInDoubt() {
        return System.nanoTime() - doubtedAt < DOUBT_NANOS;
    }

    /** The number of this process, which the server gives out once. */
    public synchronized int process() throws SQLException {
        if (process == null) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("select nextval('process_id')")) {
                answer.next();
                process = answer.getInt(1);
            }
        }
        return process;
    }

    /**
     * Hears what is notified on a channel, on the link's thread.
     *
     * @param somethingMissed told after every connection and every unit whose end is in doubt, as something may have been
     *     missed; must return at once
     */
    public void hear(Channel channel, Consumer<String> listener, Runnable somethingMissed) {
        listeners.put(channel, listener);
        missed.add(somethingMissed);
    }

    private void stand() {
        boolean complained = false;
        do {
            try (Connection own = connect()) {
                current = own;
                greet(own);
                complained = false;
                listen(own);
            } catch (SQLException | RuntimeException e) {
                standing = false;
                if (!isClosed()) {
                    LOG.logf(
                            complained ? Logger.Level.DEBUG : Logger.Level.WARN, "The database is out of reach: %s", e);
                    complained = true;
                }
            }
        } while (!isClosedAfter(PAUSE_MILLIS));
    }

    private Connection connect() throws SQLException {
        AgroalConnectionFactoryConfiguration pool =
                dataSource.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties properties = new Properties();
        properties.putAll(pool.jdbcProperties());
        if (pool.principal() instanceof NamePrincipal user) {
            properties.setProperty("user", user.getName());
        }
        pool.credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .map(SimplePassword.class::cast)
                .forEach(password -> properties.setProperty("password", password.getWord()));
        return DriverManager.getConnection(pool.jdbcUrl(), properties);
    }

    private void greet(Connection own) throws SQLException {
        try (Statement statement = own.createStatement()) {
            try (ResultSet lock =
                    statement.executeQuery("select pg_try_advisory_lock(" + LOCKS + ", " + process() + ")")) {
                lock.next();
                if (!lock.getBoolean(1)) {
                    endForerunner(statement);
                    throw new SQLException("the server still held the link before this one");
                }
            }
            for (Channel channel : Channel.values()) {
                statement.execute("listen " + channel.id());
            }
        }
        missed.forEach(Runnable::run);
        standing = true;
        greeted.countDown();
    }

    /** The server may not learn for hours that a connection was cut; only this process ever holds this lock. */
    private void endForerunner(Statement statement) throws SQLException {
        statement.execute("select pg_terminate_backend(pid) " + HELD + " and objid = " + process());
    }

    private void listen(Connection own) throws SQLException {
        PGConnection line = own.unwrap(PGConnection.class);
        while (!isClosed()) {
            PGNotification @Nullable [] heard = line.getNotifications(GLANCE_MILLIS);
            if (heard == null || heard.length == 0) {
                if (!own.isValid(ANSWER_SECONDS)) {
                    throw new SQLException("the server does not answer");
                }
            } else {
                for (PGNotification notification : heard) {
                    Channel channel = Channel.valueOf(notification.getName().toUpperCase(Locale.ROOT));
                    listeners.getOrDefault(channel, payload -> {}).accept(notification.getParameter());
                }
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean isClosedAfter(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From now on this process is seen no more. */
    @Override
    public void close() {
        closed.countDown();
        standing = false;
        Connection own = current;
        try {
            if (own != null) {
                own.close();
            }
            if (thread.isAlive()) {
                thread.join(CLOSE);
            }
        } catch (SQLException e) {
            LOG.debug("The link was broken already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
