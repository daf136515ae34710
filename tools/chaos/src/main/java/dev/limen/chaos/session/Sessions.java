package dev.limen.chaos.session;

import dev.limen.chaos.report.Verdicts;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import dev.limen.client.Answer;
import dev.limen.client.Credentials;
import dev.limen.client.LimenClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Two LIMENs on one database, and people whose sessions end through one of them; all are administrators at first. */
public final class Sessions {

    static final String PASSWORD = "correct horse battery";

    /** How long the other LIMEN and open sockets may take. */
    static final Duration END_TIMEOUT = Duration.ofSeconds(1);

    private final Testbed testbed;
    private final AtomicInteger people = new AtomicInteger();

    private Sessions(Testbed testbed) {
        this.testbed = testbed;
    }

    /**
     * Somebody with an account.
     *
     * @param account its address, for administrators
     */
    record Person(String name, String account) {}

    /** Answers whether every promise was kept. */
    public static boolean run(Path application, int rounds, Consumer<String> lines) {
        Verdicts verdicts = new Verdicts(lines);
        try (Testbed testbed = new Testbed(Kind.SIMULATOR, 2, application, Map.of())) {
            Sessions sessions = new Sessions(testbed);
            new SessionEnds(sessions, verdicts).run(rounds, lines);
            new SessionFamilies(sessions, verdicts).run(rounds, lines);
        }
        return verdicts.areAllKept();
    }

    LimenClient admin() {
        return testbed.admin();
    }

    /** The LIMEN through which sessions end. */
    URI near() {
        return testbed.limens.getFirst().address();
    }

    /** The other one. */
    URI far() {
        return testbed.limens.getLast().address();
    }

    Person newPerson() {
        String name = "person-" + people.incrementAndGet();
        Answer added = admin().post("/api/admin/users", Map.of("username", name, "password", PASSWORD, "role", "admin"))
                .orThrow();
        return new Person(name, "/api/admin/users/" + added.text("id"));
    }

    Device signIn(Person person) {
        return Device.signedIn(near(), new Credentials(person.name(), PASSWORD));
    }

    /** Has both LIMENs remember who it is. */
    void introduce(Device device) {
        device.ask(near()).orThrow();
        device.ask(far()).orThrow();
    }
}
