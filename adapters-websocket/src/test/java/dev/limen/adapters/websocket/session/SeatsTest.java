package dev.limen.adapters.websocket.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.limen.adapters.websocket.SocketLimit;
import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.user.UserId;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private final Seats seats = new Seats(new SocketLimit(2));

    private EmbeddedChannel seated(UserId user) {
        EmbeddedChannel connection = new EmbeddedChannel();
        seats.take(user, connection);
        return connection;
    }

    private void assertFull(UserId user) {
        assertThrows(TooManyConnections.class, () -> seated(user));
    }

    @Test
    void everybodyHasSeatsOfTheirOwn() {
        seated(ANN);
        seated(ANN);
        assertFull(ANN);
        assertDoesNotThrow(() -> seated(BOB));
    }

    @Test
    void aSeatIsFreeWhenItsConnectionIsGone() {
        EmbeddedChannel connection = seated(ANN);
        seated(ANN);
        connection.finish();
        seated(ANN);
        assertFull(ANN);
    }

    @Test
    void aSeatIsFreeWhenItsUpgradeFailedAndOnlyOnce() {
        EmbeddedChannel connection = seated(ANN);
        seated(ANN);
        seats.release(connection);
        seats.release(connection);
        connection.finish();
        seated(ANN);
        assertFull(ANN);
    }

    @Test
    void oneConnectionCanTryAgain() {
        EmbeddedChannel connection = seated(ANN);
        seats.release(connection);
        seats.take(ANN, connection);
        seated(ANN);
        assertFull(ANN);
        connection.finish();
        seated(ANN);
        assertFull(ANN);
    }
}
