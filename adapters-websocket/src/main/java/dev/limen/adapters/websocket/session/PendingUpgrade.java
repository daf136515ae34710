package dev.limen.adapters.websocket.session;

import static java.util.Objects.requireNonNull;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** The upgrade that is in progress on a connection, and what has to be given back should it not come about. */
public final class PendingUpgrade {

    private static final AttributeKey<PendingUpgrade> IN_PROGRESS = AttributeKey.valueOf("limen.upgrade-in-progress");
    private static final int BAD_REQUEST = 400;

    private final RoutingContext context;
    private final List<Runnable> undo = new ArrayList<>();
    private boolean abandoned;

    private PendingUpgrade(RoutingContext context) {
        this.context = context;
    }

    /** One at a time: behind a request for an upgrade, no other one makes sense. */
    static void begin(RoutingContext context, Channel connection) {
        PendingUpgrade upgrade = new PendingUpgrade(context);
        if (connection.attr(IN_PROGRESS).setIfAbsent(upgrade) != null) {
            context.fail(BAD_REQUEST);
            return;
        }
        context.addEndHandler(notUpgraded -> {
            connection.attr(IN_PROGRESS).set(null);
            upgrade.abandon();
        });
        context.next();
    }

    /** The upgrade in progress there, or that came about. */
    public static PendingUpgrade on(Channel connection) {
        return requireNonNull(connection.attr(IN_PROGRESS).get(), "no upgrade in progress");
    }

    /** The request for it. */
    public RoutingContext context() {
        return context;
    }

    /** Runs the action when the upgrade does not come about; at once when that is certain already. */
    public void onAbandoned(Runnable action) {
        synchronized (this) {
            if (!abandoned) {
                undo.add(action);
                return;
            }
        }
        action.run();
    }

    private void abandon() {
        List<Runnable> actions;
        synchronized (this) {
            abandoned = true;
            actions = List.copyOf(undo);
        }
        actions.forEach(Runnable::run);
    }
}
