package dev.limen.adapters.websocket.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.adapters.websocket.SocketLimit;
import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.user.UserId;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class SocketQuotaTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private final SocketQuota quota = new SocketQuota(new SocketLimit(2));

    private EmbeddedChannel connected(UserId user) {
        EmbeddedChannel connection = new EmbeddedChannel();
        quota.take(user, connection);
        return connection;
    }

    private void assertFull(UserId user) {
        assertThrows(TooManyConnections.class, () -> connected(user));
    }

    @Test
    void everybodyHasAQuotaOfTheirOwn() {
        connected(ANN);
        connected(ANN);
        assertFull(ANN);
        assertDoesNotThrow(() -> connected(BOB));
    }

    @Test
    void aSocketCountsNoMoreWhenItsConnectionIsGone() {
        EmbeddedChannel connection = connected(ANN);
        connected(ANN);
        connection.finish();
        connected(ANN);
        assertFull(ANN);
    }

    @Test
    void aSocketCountsNoMoreWhenItsUpgradeFailedAndOnlyOnce() {
        EmbeddedChannel connection = new EmbeddedChannel();
        SocketQuota.Place place = quota.take(ANN, connection);
        connected(ANN);
        place.release();
        place.release();
        connection.finish();
        connected(ANN);
        assertFull(ANN);
    }

    @Test
    void streamsThatShareAConnectionAreAllGoneWithIt() {
        EmbeddedChannel connection = connected(ANN);
        quota.take(ANN, connection);
        assertFull(ANN);
        connection.finish();
        connected(ANN);
        connected(ANN);
        assertFull(ANN);
    }

    @Test
    void oneConnectionCanTryAgain() {
        EmbeddedChannel connection = new EmbeddedChannel();
        quota.take(ANN, connection).release();
        quota.take(ANN, connection);
        connected(ANN);
        assertFull(ANN);
        connection.finish();
        connected(ANN);
        assertFull(ANN);
    }
}
