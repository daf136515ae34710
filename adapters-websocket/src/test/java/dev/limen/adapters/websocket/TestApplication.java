package dev.limen.adapters.websocket;

import dev.limen.application.MonotonicClock;
import dev.limen.application.audit.RecordAudit;
import dev.limen.application.console.CheckConsole;
import dev.limen.application.console.EnterConsole;
import dev.limen.application.console.LeaveConsole;
import dev.limen.application.console.RedeemTicket;
import dev.limen.application.console.ReviewViewers;
import dev.limen.application.reconciliation.TaskScheduler;
import dev.limen.application.session.Authenticate;
import dev.limen.application.session.CheckSession;
import dev.limen.application.vm.GetVm;
import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.contract.session.FakeTokens;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.storage.UnitOfWork;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The application that the sockets are tested in: use cases on a storage in memory. */
@Singleton
public class TestApplication {

    /** How many sockets a user may have. */
    public static final int SOCKETS = 20;

    public final TestClock clock = new TestClock();
    public final TestJson json = new TestJson();
    public final FakeTokens tokens = new FakeTokens(clock);
    public final InMemoryStore store = new InMemoryStore();
    public final Storage storage = InMemoryStorage.on(store);
    public final FakeHypervisor hypervisor = new FakeHypervisor();
    public final FakeProcesses processes = new FakeProcesses();

    /** Where the socket is served. */
    public URI socket() {
        return at("/ws/vm-status");
    }

    /** Where the event stream is served. */
    public URI events() {
        return at("/api/events");
    }

    public URI at(String path) {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class) + path);
    }

    /** Answers what fails as the rest of the API does. */
    void answerFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(RoutingContext::next).failureHandler(this::answerFailure);
    }

    private void answerFailure(RoutingContext context) {
        if (context.failure() instanceof RuntimeException why && context.statusCode() == 500) {
            TestJson.Refusal refusal = json.refusal(why);
            context.response()
                    .setStatusCode(refusal.status())
                    .putHeader("Content-Type", "application/json;charset=UTF-8")
                    .end(refusal.json());
        } else {
            context.next();
        }
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return clock;
    }

    @Produces
    @Singleton
    MonotonicClock monotonicClock() {
        return clock;
    }

    @Produces
    @Singleton
    JsonFormat jsonFormat() {
        return json;
    }

    @Produces
    @Singleton
    StreamSettings settings(
            @ConfigProperty(name = "test.keep-alive-interval", defaultValue = "200ms") Duration keepAliveInterval) {
        return new StreamSettings(
                100, 200, Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMillis(20), keepAliveInterval);
    }

    @Produces
    @Singleton
    SocketLimit socketLimit() {
        return new SocketLimit(SOCKETS);
    }

    @Produces
    @Singleton
    UnitOfWork unitOfWork() {
        return storage.unitOfWork();
    }

    @Produces
    @Singleton
    CheckSession checkSession() {
        return new CheckSession(storage.liveSessions());
    }

    @Produces
    @Singleton
    RedeemTicket redeemTicket() {
        return new RedeemTicket(
                storage.unitOfWork(),
                storage.consoleTickets(),
                new Authenticate(storage.liveSessions()),
                storage.vmQueries(),
                clock);
    }

    @Produces
    @Singleton
    EnterConsole enterConsole() {
        return new EnterConsole(
                new GetVm(storage.vmQueries()),
                hypervisor,
                storage.unitOfWork(),
                storage.consoleViewers(),
                processes,
                clock);
    }

    @Produces
    @Singleton
    LeaveConsole leaveConsole() {
        return new LeaveConsole(storage.unitOfWork(), storage.consoleViewers());
    }

    @Produces
    @Singleton
    ReviewViewers reviewViewers() {
        return new ReviewViewers(storage.unitOfWork(), storage.consoleViewers(), processes, clock);
    }

    @Produces
    @Singleton
    CheckConsole checkConsole() {
        return new CheckConsole(checkSession(), storage.vmQueries());
    }

    @Produces
    @Singleton
    RecordAudit recordAudit() {
        return new RecordAudit(storage.unitOfWork(), storage.auditTrail());
    }

    @Produces
    @Singleton
    RequestOrigin requestOrigin() {
        return new RequestOrigin() {
            @Override
            public String address(RoutingContext request) {
                return "192.0.2.1";
            }

            @Override
            public String requestId(RoutingContext request) {
                return "test";
            }
        };
    }

    @Produces
    @Singleton
    TaskScheduler scheduler() {
        return (task, delay) -> CompletableFuture.delayedExecutor(
                        delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(task);
    }

    /** The same storage as another process has it. */
    public final Storage remoteStorage = InMemoryStorage.on(store);

    @Produces
    @Singleton
    ChangeLog changeLog() {
        return storage.changeLog();
    }

    @Produces
    @Singleton
    ChangeFeed changeFeed() {
        return storage.changeFeed();
    }
}
