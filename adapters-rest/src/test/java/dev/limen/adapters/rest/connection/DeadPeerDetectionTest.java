package dev.limen.adapters.rest.connection;

import static org.hamcrest.Matchers.equalTo;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadPeerDetectionTest {

    /** Says how its own connection is set. */
    @Singleton
    static class Mirror {

        void serve(@Observes Router router) {
            router.route("/mirror").handler(context -> context.end(settings(context)));
        }

        private static String settings(RoutingContext context) {
            ChannelConfig connection =
                    ((ConnectionBase) context.request().connection()).channel().config();
            return Stream.<ChannelOption<?>>of(
                            EpollChannelOption.TCP_USER_TIMEOUT,
                            ChannelOption.SO_KEEPALIVE,
                            EpollChannelOption.TCP_KEEPIDLE,
                            EpollChannelOption.TCP_KEEPINTVL)
                    .map(option -> String.valueOf(connection.getOption(option)))
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void a_connection_whose_peer_vanished_is_not_kept_for_a_quarter_of_an_hour() {
        RestAssured.get("/mirror").then().body(equalTo("36000 true 15 5"));
    }
}
