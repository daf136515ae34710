package dev.limen.adapters.websocket.console;

import static dev.limen.contract.vm.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.adapters.websocket.Cast;
import dev.limen.adapters.websocket.TestApplication;
import dev.limen.client.Answer;
import dev.limen.client.ConsoleSocket;
import dev.limen.client.StreamRefused;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.audit.AuditFilter;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserView;
import dev.limen.domain.vm.VmUuid;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at screens. */
@QuarkusTest
@NullUnmarked // fields are set by the framework
class ConsoleSocketTest {

    private static final int MUCH = 16 << 20;
    private static final int FRAME = 16 << 10;

    @Inject
    Cast cast;

    @Inject
    TestApplication app;

    private UserView user;
    private FamilyId session;
    private String token;
    private Screen screen;

    @BeforeEach
    void turnOn() {
        user = cast.user();
        session = cast.sessionOf(user);
        token = cast.tokenOf(user, session);
        screen = new Screen(app, user.id());
    }

    private URI address(String query) {
        return app.at("/vnc/" + screen.vm.uuid().value() + query);
    }

    private ConsoleSocket open() {
        return ConsoleSocket.open(address("?token=" + token));
    }

    private static void assertRefused(int status, URI address) {
        StreamRefused refused = assertThrows(StreamRefused.class, () -> ConsoleSocket.open(address));
        Answer answer = refused.answer().with(status).having("/code", status);
        assertEquals("application/json;charset=UTF-8", answer.header("Content-Type"));
    }

    private static void assertSpeaksFirst(ConsoleSocket console) {
        assertEquals(Screen.VERSION, new String(console.read(Screen.VERSION.length()), StandardCharsets.US_ASCII));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/vnc?id=%d&", "/vnc/%d?"})
    void theScreenSpeaksFirstAndBytesGoBothWays(String path) {
        URI address = app.at(path.formatted(screen.vm.id().value()) + "token=" + token);
        try (ConsoleSocket console = ConsoleSocket.open(address)) {
            assertSpeaksFirst(console);
            console.send(random(1000)).join();
            assertArrayEquals(random(1000), screen.read(1000));
            screen.write(random(2000));
            assertArrayEquals(random(2000), console.read(2000));
            assertEquals("", console.subprotocol());
        }
    }

    @Test
    void theSubprotocolThatViewersOfferIsChosen() {
        try (ConsoleSocket console = ConsoleSocket.open(address("?token=" + token), "binary", "base64")) {
            assertEquals("binary", console.subprotocol());
        }
    }

    private String ticket(VmUuid vm) {
        return ticket(vm, false);
    }

    private String ticket(VmUuid vm, boolean viewOnly) {
        AccessClaim claim =
                new AccessClaim(user.id(), session, app.clock.instant().plus(Duration.ofHours(1)));
        ConsoleTicket ticket = ConsoleTicket.issued(vm, claim, viewOnly, app.clock.instant());
        app.storage.unitOfWork().execute(() -> app.storage.consoleTickets().add(ticket));
        return ticket.secret().value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?ticket=", "?token="})
    void aTicketOpensOnce(String query) {
        URI address = address(query + ticket(screen.vm.uuid()));
        try (ConsoleSocket console = ConsoleSocket.open(address)) {
            assertSpeaksFirst(console);
        }
        assertRefused(401, address);
    }

    @Test
    void aTicketForAnotherVmOpensNothing() {
        String ticket = ticket(VmUuid.random());

        assertRefused(404, address("?ticket=" + ticket));
        assertRefused(401, address("?ticket=" + ticket));
    }

    @Test
    void aConsoleByTicketEndsWithTheSession() {
        try (ConsoleSocket console = ConsoleSocket.open(address("?ticket=" + ticket(screen.vm.uuid())))) {
            assertSpeaksFirst(console);
            cast.end(session, SessionEnd.SIGNED_OUT, app.remoteStorage);
            assertEquals(1000, console.closeCode());
            screen.awaitEnd();
        }
    }

    /** The greeting of RFB, in which nothing is chosen but what QEMU offers. */
    private static final byte[] GREETING = (Screen.VERSION + "\1\1").getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KEY = {4, 1, 0, 0, 0, 0, 0, 97};
    private static final byte[] POINTER = {5, 1, 0, 9, 0, 9};
    private static final byte[] UPDATE = {3, 1, 0, 0, 0, 0, 4, 0, 3, 0};

    private ConsoleSocket openViewOnly() {
        ConsoleSocket console = ConsoleSocket.open(address("?ticket=" + ticket(screen.vm.uuid(), true)));
        assertSpeaksFirst(console);
        console.send(GREETING).join();
        assertArrayEquals(GREETING, screen.read(GREETING.length));
        return console;
    }

    @Test
    void whoMayLookOnlyLooksAndNoMore() {
        try (ConsoleSocket console = openViewOnly()) {
            for (byte[] message : List.of(KEY, POINTER, UPDATE, KEY, UPDATE)) {
                console.send(message).join();
            }
            assertArrayEquals(UPDATE, screen.read(UPDATE.length));
            assertArrayEquals(UPDATE, screen.read(UPDATE.length));
            screen.write(random(100));
            assertArrayEquals(random(100), console.read(100));
        }
    }

    @Test
    void whoMayLookOnlyIsCutOffForWhatIsNotKnown() {
        try (ConsoleSocket console = openViewOnly()) {
            console.send(new byte[] {99, 4, 1, 0}).join();
            assertEquals(1003, console.closeCode());
            screen.awaitEnd();
        }
    }

    private List<ConsoleViewer> viewers() {
        return app.remoteStorage.consoleViewers().of(screen.vm.uuid());
    }

    @Test
    void viewersAreKnownWhileTheyLook() {
        try (ConsoleSocket console = open()) {
            try (ConsoleSocket looking = openViewOnly()) {
                assertSpeaksFirst(console);
                assertEquals(
                        List.of(false, true),
                        viewers().stream().map(ConsoleViewer::viewOnly).sorted().toList());
                assertEquals(user.id(), viewers().getFirst().user());
                assertEquals(app.processes.self(), viewers().getFirst().process());
                screen.write(random(10));
                assertArrayEquals(random(10), looking.read(10));
            }
            eventually("one is left", () -> viewers().size() == 1);
        }
        eventually("nobody is left", () -> viewers().isEmpty());
    }

    @Test
    void whatIsRefusedLeavesNoViewer() {
        screen.switchOff();
        assertRefused(409, address("?token=" + token));
        assertEquals(List.of(), viewers());
    }

    /** As another process does it. */
    @Test
    void whoeverIsCutOffSeesNoMoreAndTheOthersGoOn() {
        try (ConsoleSocket console = open();
                ConsoleSocket other = openViewOnly()) {
            CompletableFuture<byte[]> seen = CompletableFuture.supplyAsync(() -> other.read(10));
            ConsoleViewer cut = viewers().stream()
                    .filter(viewer -> !viewer.viewOnly())
                    .findFirst()
                    .orElseThrow();
            app.remoteStorage
                    .unitOfWork()
                    .execute(() -> app.remoteStorage.consoleViewers().remove(screen.vm.uuid(), cut.id()));

            assertEquals(1000, console.closeCode());
            screen.write(random(10));
            assertArrayEquals(random(10), seen.join());
        }
    }

    @Test
    void whoeverMayNotLookIsToldSoBefore() {
        assertRefused(401, address(""));
        assertRefused(401, address("?token=garbage"));
        assertRefused(401, address("?ticket=garbage"));
        assertRefused(403, address("?token=" + cast.tokenOf(cast.stranger())));
        assertRefused(404, address("?token=" + cast.tokenOf(cast.user())));
        assertRefused(404, app.at("/vnc/nothing?token=" + token));
        assertRefused(404, app.at("/vnc/" + VmUuid.random().value() + "?token=" + token));
        assertRefused(400, app.at("/ws/vnc?token=" + token));
    }

    @Test
    void administratorsMayLookAtAll() {
        try (ConsoleSocket console = ConsoleSocket.open(address("?token=" + cast.tokenOf(cast.admin())))) {
            assertSpeaksFirst(console);
        }
    }

    @Test
    void aScreenThatCannotBeShownIsRefused() {
        app.hypervisor.fail(FakeHypervisor.Call.SCREEN, new HypervisorError.Unavailable());
        assertRefused(503, address("?token=" + token));
        app.hypervisor.fail(FakeHypervisor.Call.SCREEN, new HypervisorError.NotSupported(Capability.SCREEN));
        assertRefused(409, address("?token=" + token));
        screen.switchOff();
        assertRefused(409, address("?token=" + token));
    }

    @Test
    void nobodyLooksUnrecorded() {
        try (ConsoleSocket console = open()) {
            assertSpeaksFirst(console);
        }
        AuditEntry entry = app.storage
                .auditQueries()
                .list(AuditFilter.latest(1))
                .getFirst()
                .entry();

        assertEquals(user.id(), entry.who().user());
        assertEquals("GET /vnc/{vm}", entry.what().operation());
        assertEquals(Long.toString(screen.vm.id().value()), entry.what().target());
        assertEquals(101, entry.result().status());

        app.store.disconnect();
        try {
            assertRefused(503, address("?token=" + token));
        } finally {
            app.store.reconnect();
        }
    }

    @Test
    void whatIsRefusedTakesNoPlace() {
        screen.switchOff();
        for (int i = 0; i < 2 * TestApplication.SOCKETS; i++) {
            assertRefused(409, address("?token=" + token));
        }
    }

    @Test
    void aUserHasOnlySoManyConsoles() {
        List<ConsoleSocket> consoles = new ArrayList<>();
        try {
            for (int i = 0; i < TestApplication.SOCKETS; i++) {
                consoles.add(open());
            }
            assertRefused(429, address("?token=" + token));
        } finally {
            consoles.forEach(ConsoleSocket::close);
        }
    }

    @Test
    void aViewerWhoGoesLeavesNoScreenOpen() {
        try (ConsoleSocket console = open()) {
            assertSpeaksFirst(console);
        }
        screen.awaitEnd();
    }

    @Test
    void aScreenThatEndsSendsItsViewersToComeBack() {
        try (ConsoleSocket console = open();
                ConsoleSocket other = open()) {
            screen.write(random(100));
            screen.switchOff();
            assertEquals(1012, console.closeCode());
            assertEquals(1012, other.closeCode());
        }
    }

    @Test
    void whoeverIsSuspendedSeesNoMore() {
        try (ConsoleSocket console = open()) {
            cast.change(user, changed -> changed.suspend(app.clock.instant()), app.remoteStorage);
            assertEquals(1008, console.closeCode());
            screen.awaitEnd();
        }
    }

    @Test
    void whoeverIsDemotedSeesNoMore() {
        UserView admin = cast.admin();
        try (ConsoleSocket console = ConsoleSocket.open(address("?token=" + cast.tokenOf(admin)))) {
            cast.change(admin, changed -> changed.changeRole(Role.USER, app.clock.instant()), app.storage);
            assertEquals(1008, console.closeCode());
        }
    }

    @Test
    void whoeverHandsTheirVmOverSeesItNoMore() {
        try (ConsoleSocket console = open();
                ConsoleSocket admins = ConsoleSocket.open(address("?token=" + cast.tokenOf(cast.admin())))) {
            cast.handOver(screen.vm, cast.user().id());
            assertEquals(1008, console.closeCode());
            assertSpeaksFirst(admins);
        }
    }

    @Test
    void whatIsDeletedShowsNothing() {
        try (ConsoleSocket console = open()) {
            cast.delete(screen.vm);
            assertEquals(1008, console.closeCode());
        }
    }

    /** Pings keep it, and answers to them. */
    @Test
    void anIdleScreenStays() {
        try (ConsoleSocket console = open()) {
            assertSpeaksFirst(console);
            for (int i = 0; i < 10; i++) {
                console.awaitPing();
            }
            screen.write(random(10));
            assertArrayEquals(random(10), console.read(10));
        }
    }

    /** What it does not read stays in the guest, but for what the network and the relay hold. */
    @Test
    void aViewerWhoDoesNotReadHoldsUpTheScreenAndMissesNothing() {
        byte[] picture = random(MUCH);
        try (ConsoleSocket console = open()) {
            AtomicLong written = new AtomicLong();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                for (int at = 0; at < MUCH; at += FRAME) {
                    screen.write(Arrays.copyOfRange(picture, at, at + FRAME));
                    written.addAndGet(FRAME);
                }
            });
            assertStandsStill(written);
            assertTrue(written.get() < MUCH, "all of it is held somewhere");

            assertSpeaksFirst(console);
            assertArrayEquals(picture, console.read(MUCH));
            writer.join();
        }
    }

    @Test
    void aScreenThatDoesNotReadHoldsUpItsViewerAndMissesNothing() {
        byte[] typed = random(MUCH);
        try (ConsoleSocket console = open()) {
            AtomicLong sent = new AtomicLong();
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                for (int at = 0; at < MUCH; at += FRAME) {
                    console.send(Arrays.copyOfRange(typed, at, at + FRAME)).join();
                    sent.addAndGet(FRAME);
                }
            });
            assertStandsStill(sent);
            assertTrue(sent.get() < MUCH, "all of it is held somewhere");

            assertArrayEquals(typed, screen.read(MUCH));
            sender.join();
        }
    }

    /** Neither side's buffers take more for a while. */
    private static void assertStandsStill(AtomicLong count) {
        long[] before = {-1, 0};
        eventually("it stands still", () -> {
            long now = count.get();
            before[1] = now == before[0] ? before[1] + 1 : 0;
            before[0] = now;
            return now > 0 && before[1] > 50;
        });
    }

    @Test
    void messagesAreRelayedInTheirOrder() {
        try (ConsoleSocket console = open()) {
            assertSpeaksFirst(console);
            for (int i = 0; i < 1000; i++) {
                console.send(ByteBuffer.allocate(4).putInt(i).array()).join();
            }
            ByteBuffer read = ByteBuffer.wrap(screen.read(4000));
            for (int i = 0; i < 1000; i++) {
                assertEquals(i, read.getInt());
            }
        }
    }
}
