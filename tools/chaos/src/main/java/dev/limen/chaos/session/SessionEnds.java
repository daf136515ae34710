package dev.limen.chaos.session;

import dev.limen.chaos.report.Table;
import dev.limen.chaos.report.Times;
import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.session.Sessions.Person;
import dev.limen.chaos.testbed.Workers;
import dev.limen.client.Answer;
import dev.limen.client.LimenClient;
import dev.limen.client.VmStatusSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How long somebody can go on after that was ended, through each LIMEN and on sockets that were open. */
final class SessionEnds {

    private static final String NEXT_PASSWORD = "staple battery horse";
    private static final int NOT_ALLOWED = 1008;
    private static final int SIGNED_OUT = 1000;

    /**
     * A way to end it.
     *
     * @param status of whatever is asked for afterwards
     * @param code that sockets are closed with
     */
    private record Way(String name, int status, int code, BiFunction<Person, Device, Answer> end) {}

    /** What it was like, seen from the LIMEN where it was ended, and from the other. */
    private record Observation(
            Refusal near, Refusal far, VmStatusSocket.End nearSocket, VmStatusSocket.End farSocket, long at) {

        Duration nearSocketTime() {
            return nearSocket.after(at);
        }

        Duration farSocketTime() {
            return farSocket.after(at);
        }
    }

    private final Sessions sessions;
    private final Verdicts verdicts;
    private final Table table = new Table(
            "ended by",
            "times",
            "refused through the same LIMEN after: median",
            "most",
            "through the other: median",
            "most",
            "requests that it still answered",
            "socket on the same closed after: median",
            "most",
            "on the other: median",
            "most",
            "codes");

    SessionEnds(Sessions sessions, Verdicts verdicts) {
        this.sessions = sessions;
        this.verdicts = verdicts;
    }

    void run(int rounds, Consumer<String> lines) {
        for (Way way : ways()) {
            List<Observation> all = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                all.add(observe(way));
            }
            row(way, all);
            judge(way, all);
        }
        lines.accept("\n" + table);
    }

    private List<Way> ways() {
        LimenClient admin = sessions.admin();
        return List.of(
                new Way(
                        "demotion",
                        403,
                        NOT_ALLOWED,
                        (who, device) -> admin.put(who.account() + "/role", Map.of("role", "user"))),
                new Way(
                        "suspension",
                        403,
                        NOT_ALLOWED,
                        (who, device) -> admin.put(who.account() + "/suspend", Map.of())),
                new Way("deletion", 401, NOT_ALLOWED, (who, device) -> admin.delete(who.account())),
                new Way(
                        "a new password from an administrator",
                        401,
                        NOT_ALLOWED,
                        (who, device) -> admin.put(who.account(), Map.of("password", NEXT_PASSWORD))),
                new Way("a new password of one's own", 401, NOT_ALLOWED, (who, device) -> changePassword(device)),
                new Way("logout", 401, SIGNED_OUT, (who, device) -> device.client()
                        .post("/api/auth/logout", Map.of())),
                new Way("logout everywhere, elsewhere", 401, SIGNED_OUT, (who, device) -> sessions.signIn(who)
                        .client()
                        .post("/api/auth/logout?everywhere=true", Map.of())));
    }

    private static Answer changePassword(Device device) {
        return device.client()
                .put("/api/me/password", Map.of("current_password", Sessions.PASSWORD, "new_password", NEXT_PASSWORD));
    }

    private Observation observe(Way way) {
        Person person = sessions.newPerson();
        Device device = sessions.signIn(person);
        sessions.introduce(device);
        try (VmStatusSocket near = device.open(sessions.near());
                VmStatusSocket far = device.open(sessions.far())) {
            way.end().apply(person, device).orThrow();
            long at = System.nanoTime();
            Refusal[] refusals = new Refusal[2];
            Workers.share(2, 2, i -> {
                refusals[i] = Refusal.of(() -> device.ask(i == 0 ? sessions.near() : sessions.far()), at);
            });
            return new Observation(
                    refusals[0], refusals[1], near.end(Refusal.REFUSAL_TIMEOUT), far.end(Refusal.REFUSAL_TIMEOUT), at);
        }
    }

    private void row(Way way, List<Observation> all) {
        Times near = times(all, one -> one.near().time());
        Times far = times(all, one -> one.far().time());
        Times nearSocket = times(all, Observation::nearSocketTime);
        Times farSocket = times(all, Observation::farSocketTime);
        table.row(
                way.name(),
                all.size(),
                near.medianText(),
                near.mostText(),
                far.medianText(),
                far.mostText(),
                all.stream().mapToInt(one -> one.far().requests() - 1).sum(),
                nearSocket.medianText(),
                nearSocket.mostText(),
                farSocket.medianText(),
                farSocket.mostText(),
                codes(all));
    }

    private static Times times(List<Observation> all, Function<Observation, Duration> time) {
        return Times.of(all.stream().map(time).toList());
    }

    private static String codes(List<Observation> all) {
        return all.stream()
                .mapMulti((Observation one, Consumer<Integer> codes) -> {
                    codes.accept(one.nearSocket().code());
                    codes.accept(one.farSocket().code());
                })
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private void judge(Way way, List<Observation> all) {
        verdicts.check(
                all.stream().allMatch(one -> one.near().isAtOnce(way.status())),
                way.name() + ": the next request through the same LIMEN is " + way.status());
        verdicts.check(
                all.stream().allMatch(one -> one.far().isSoon(way.status())),
                way.name() + ": requests through the other are " + way.status() + " within a second");
        verdicts.check(
                all.stream()
                        .allMatch(one -> one.nearSocket().code() == way.code()
                                && one.farSocket().code() == way.code()
                                && one.nearSocketTime().compareTo(Sessions.END_TIMEOUT) < 0
                                && one.farSocketTime().compareTo(Sessions.END_TIMEOUT) < 0),
                way.name() + ": sockets on both are closed with " + way.code() + " within a second");
    }
}
