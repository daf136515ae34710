package dev.limen.adapters.websocket.console;

import dev.limen.adapters.websocket.channel.TcpConnection;
import dev.limen.adapters.websocket.session.PendingUpgrade;
import dev.limen.adapters.websocket.session.SocketQuota;
import dev.limen.adapters.websocket.session.UpgradeAuthenticator;
import dev.limen.application.console.EnterConsole;
import dev.limen.application.console.EnteredConsole;
import dev.limen.application.console.RedeemTicket;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.console.ConsoleGrant;
import dev.limen.domain.console.TicketSecret;
import dev.limen.domain.session.Session;
import dev.limen.domain.vm.VmRef;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Upgrade check of consoles: recognises the caller, by a ticket or by an access token, and has the screen connected. All
 * that can fail does so here, because viewers show nothing of what comes after the upgrade.
 */
@Singleton
class ConsoleUpgrade implements HttpUpgradeCheck {

    static final String BY_PATH = "console-by-path";
    static final String BY_QUERY = "console-by-query";

    private static final String ID = "id";

    private final RedeemTicket redeemTicket;
    private final EnterConsole enterConsole;
    private final Consoles consoles;
    private final ConsoleAudit audit;
    private final SocketQuota quota;
    private final Vertx vertx;

    ConsoleUpgrade(
            RedeemTicket redeemTicket,
            EnterConsole enterConsole,
            Consoles consoles,
            ConsoleAudit audit,
            SocketQuota quota,
            Vertx vertx) {
        this.redeemTicket = redeemTicket;
        this.enterConsole = enterConsole;
        this.consoles = consoles;
        this.audit = audit;
        this.quota = quota;
        this.vertx = vertx;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(BY_PATH) || endpointId.equals(BY_QUERY);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        @Nullable String vm = context.endpointId().equals(BY_PATH) ? context.pathParam("vm") : request.getParam(ID);
        Uni<ConsoleGrant> caller = ticket(request)
                .map(secret -> blocking(() -> redeemTicket.handle(secret, ref(vm))))
                .orElseGet(() -> context.securityIdentity()
                        .map(UpgradeAuthenticator::session)
                        .map(ConsoleGrant::operating));
        return caller.chain(grant -> blocking(() -> admit(grant, ref(vm), TcpConnection.of(request))))
                .invoke(admitted -> admitted.keepIn(context.userData()))
                .chain(admitted -> CheckResult.permitUpgrade());
    }

    /** A ticket may also stand where an access token does, which never looks like one. */
    private static Optional<TicketSecret> ticket(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam("ticket"))
                .map(TicketSecret::new)
                .or(() -> Optional.ofNullable(request.getParam("token"))
                        .map(TicketSecret::new)
                        .filter(TicketSecret::isWellFormed));
    }

    private static VmRef ref(@Nullable String vm) {
        if (vm == null) {
            throw new InvalidValue(ID, "must be the number or the UUID of a virtual machine");
        }
        return VmRef.parse(vm);
    }

    private AdmittedConsole admit(ConsoleGrant grant, VmRef ref, Channel client) {
        Session session = grant.session();
        PendingUpgrade upgrade = PendingUpgrade.on(client);
        SocketQuota.Place place = quota.take(session.actor().id(), client);
        upgrade.onAbandoned(place::release);
        try (ScreenListener listener = ScreenListener.open(client.eventLoop())) {
            EnteredConsole entered = enterConsole.handle(ref, grant, listener.socket());
            upgrade.onAbandoned(() -> consoles.abandon(entered.viewer().id()));
            Channel screen = listener.accept();
            upgrade.onAbandoned(() -> ScreenListener.close(screen));
            client.closeFuture().addListener(gone -> ScreenListener.close(screen));
            audit.opened(session, entered.vm(), upgrade.context());
            return new AdmittedConsole(session, entered.viewer(), client, screen);
        }
    }

    private <T> Uni<T> blocking(Supplier<T> work) {
        Context request = vertx.getOrCreateContext();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(
                        task -> Thread.ofVirtual().name("console-upgrade").start(task))
                .emitOn(task -> request.runOnContext(back -> task.run()));
    }
}
