package dev.limen.chaos.session;

import dev.limen.chaos.report.Samples;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.session.Sessions.Person;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.Answer;
import dev.limen.client.Polling;
import dev.limen.client.VmStatusSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What becomes of all the tokens of a session when they are refreshed at once, stolen, or given up on one of two tabs. */
final class SessionFamilies {

    private static final int CONCURRENCY = 10;
    private static final int REFUSED = 401;
    private static final int NOT_ALLOWED = 1008;
    private static final int SIGNED_OUT = 1000;
    private static final Duration BEYOND_GRACE = Duration.ofSeconds(11);
    private static final String BAD = "Invalid or expired refresh token";

    private final Sessions sessions;
    private final Verdicts verdicts;
    private final List<URI> servers;

    SessionFamilies(Sessions sessions, Verdicts verdicts) {
        this.sessions = sessions;
        this.verdicts = verdicts;
        this.servers = List.of(sessions.near(), sessions.far());
    }

    void run(int rounds, Consumer<String> lines) {
        Samples samples = new Samples();
        int most = IntStream.range(0, rounds)
                .map(round -> refreshAtOnce(samples))
                .max()
                .orElse(0);
        lines.accept("\n" + Samples.table(samples.that(any -> true)));
        verdicts.check(
                samples.that(sample -> sample.status() != 200).isEmpty(),
                CONCURRENCY
                        + " refreshes at once with one token, through both LIMENs: all are 200, as is whatever is asked "
                        + "with what they got");
        verdicts.check(most == 1, "and all get the same refresh token");
        steal();
        signOutOnOneTab();
    }

    /** Answers how many different tokens there were. */
    private int refreshAtOnce(Samples samples) {
        Device device = sessions.signIn(sessions.newPerson());
        sessions.introduce(device);
        Answer[] answers = new Answer[CONCURRENCY];
        Workers.share(
                CONCURRENCY,
                CONCURRENCY,
                i -> answers[i] = samples.write("refresh, at once", () -> device.refresh(servers.get(i % 2))));
        List<Device> refreshed = Arrays.stream(answers)
                .map(answer -> Device.of(sessions.near(), answer))
                .toList();
        refreshed.forEach(one ->
                servers.forEach(server -> samples.read("request with a new access token", () -> one.ask(server))));
        samples.write("refresh with the new token", () -> refreshed.getFirst().refresh(sessions.far()));
        return (int) refreshed.stream().map(Device::refreshToken).distinct().count();
    }

    private void steal() {
        Device owner = sessions.signIn(sessions.newPerson());
        Device thief = Device.of(sessions.far(), owner.refresh(sessions.far()).orThrow());
        Stream.of(owner, thief).forEach(sessions::introduce);
        try (VmStatusSocket ownerSocket = owner.open(sessions.near());
                VmStatusSocket thiefSocket = thief.open(sessions.far())) {
            Polling.pause(BEYOND_GRACE);
            verdicts.check(
                    thief.ask(sessions.near()).succeeded() && thiefSocket.isOpen(),
                    "a thief who refreshed with a stolen token goes on until it is noticed");
            Answer reuse = owner.refresh(sessions.near());
            long at = System.nanoTime();
            verdicts.check(isBad(reuse), "the owner, who comes with the stolen token 11 s later, is refused");
            isOver("the thief", thief, at);
            isOver("the owner", owner, at);
            isClosed("the owner's socket", ownerSocket, NOT_ALLOWED, at);
            isClosed("the thief's socket, on the other LIMEN,", thiefSocket, NOT_ALLOWED, at);
        }
    }

    private void signOutOnOneTab() {
        Person person = sessions.newPerson();
        Device first = sessions.signIn(person);
        Device second =
                Device.of(sessions.near(), first.refresh(sessions.near()).orThrow());
        Device third = sessions.signIn(person);
        Stream.of(first, second, third).forEach(sessions::introduce);
        try (VmStatusSocket secondNear = second.open(sessions.near());
                VmStatusSocket secondFar = second.open(sessions.far());
                VmStatusSocket thirdNear = third.open(sessions.near());
                VmStatusSocket thirdFar = third.open(sessions.far())) {
            first.client().post("/api/auth/logout", Map.of()).orThrow();
            long at = System.nanoTime();
            isOver("the second tab, after logout in the first,", second, at);
            isClosed("the second tab's socket", secondNear, SIGNED_OUT, at);
            isClosed("the second tab's socket on the other LIMEN", secondFar, SIGNED_OUT, at);
            Polling.pause(Sessions.END_TIMEOUT);
            verdicts.check(
                    thirdNear.isOpen()
                            && thirdFar.isOpen()
                            && servers.stream()
                                    .allMatch(server -> third.ask(server).succeeded())
                            && third.refresh(sessions.far()).succeeded(),
                    "a third device goes on: both sockets, its access token and its refresh token");
        }
    }

    /** Neither of its tokens is any good. */
    private void isOver(String whose, Device device, long at) {
        Refusal near = Refusal.of(() -> device.ask(sessions.near()), at);
        Refusal far = Refusal.of(() -> device.ask(sessions.far()), at);
        verdicts.check(
                near.isAtOnce(REFUSED) && far.isSoon(REFUSED),
                whose + " has an access token that is void through both LIMENs (" + Times.text(near.time()) + ", "
                        + Times.text(far.time()) + ")");
        verdicts.check(
                servers.stream().map(device::refresh).allMatch(SessionFamilies::isBad),
                whose + " has a refresh token that is void through both LIMENs, and is told “" + BAD + "”");
    }

    private static boolean isBad(Answer answer) {
        return answer.status() == REFUSED && answer.body().toString().contains(BAD);
    }

    private void isClosed(String whose, VmStatusSocket socket, int code, long at) {
        VmStatusSocket.End end = socket.end(Refusal.REFUSAL_TIMEOUT);
        Duration time = end.after(at);
        verdicts.check(
                end.code() == code && time.compareTo(Sessions.END_TIMEOUT) < 0,
                whose + " is closed with " + code + " within a second (" + end.code() + ", " + Times.text(time) + ")");
    }
}
