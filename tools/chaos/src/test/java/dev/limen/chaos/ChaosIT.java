package dev.limen.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.chaos.image.ImageTrial;
import dev.limen.chaos.matrix.CrashMatrix;
import dev.limen.chaos.matrix.CrashMatrix.Cell;
import dev.limen.chaos.matrix.CrashMatrix.Outcome;
import dev.limen.chaos.replay.Replay;
import dev.limen.chaos.storm.QuotaRush;
import dev.limen.chaos.storm.Storm;
import dev.limen.chaos.testbed.Testbed;
import dev.limen.chaos.testbed.Testbed.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A small part of what {@code ./limen chaos} does, on the simulator: the same part each time. */
class ChaosIT {

    private static final Path APPLICATION = Path.of("target/quarkus-app").toAbsolutePath();
    private static final int EVERY = 16;
    private static final int TESTBEDS = 2;

    @TestFactory
    Stream<DynamicTest> whateverIsKilledEverythingAgreesAgain() {
        CrashMatrix matrix =
                new CrashMatrix(Kind.SIMULATOR, APPLICATION, cell -> cell.isInSample(EVERY), outcome -> {});
        List<Outcome> outcomes = matrix.run(TESTBEDS);
        assertFalse(outcomes.isEmpty());
        return outcomes.stream().map(ChaosIT::test);
    }

    private static DynamicTest test(Outcome outcome) {
        Cell cell = outcome.cell();
        String name =
                cell.operation().name() + ", " + cell.target() + " killed " + cell.point() + " (" + cell.number() + ")";
        return DynamicTest.dynamicTest(name, () -> assertEquals(List.of(), outcome.contradictions(), name));
    }

    @Test
    void aStormLeavesEverythingInAgreement() {
        List<String> lines = new ArrayList<>();
        boolean passed = Storm.run(Kind.SIMULATOR, APPLICATION, 2, 8, Duration.ofSeconds(25), 4711, lines::add);
        assertTrue(passed, () -> String.join("\n", lines));
    }

    @Test
    void aHashThatWasMadeInTurkeyIsOneEverywhere() {
        Map<String, String> turkey = Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR");
        try (Testbed testbed = new Testbed(Kind.SIMULATOR, 1, APPLICATION, turkey)) {
            testbed.newUser("somebody", 1, 1, 256);
            List<String> strange = testbed.database.query(
                    "select username from app_user where password_hash not like '$argon2id$%'",
                    row -> row.getString("username"));
            assertEquals(List.of(), strange);
        }
    }

    @Test
    void manyWhoWantTheLastOfAQuotaGetWhatThereIs() {
        List<String> lines = new ArrayList<>();
        boolean passed = QuotaRush.run(Kind.SIMULATOR, APPLICATION, 1, lines::add);
        assertTrue(passed, () -> String.join("\n", lines));
    }

    @Test
    void imagesThatAreRefusedOrCutOffLeaveNothing() {
        List<String> lines = new ArrayList<>();
        boolean passed = ImageTrial.run(APPLICATION, Duration.ofSeconds(30), lines::add);
        assertTrue(passed, () -> String.join("\n", lines));
    }

    @Test
    void whoComesBackIsToldWhatTheyMissedAndNothingElse() {
        List<String> lines = new ArrayList<>();
        boolean passed = Replay.run(APPLICATION, new Replay.Scale(2, 16, 40, Duration.ofSeconds(10)), lines::add);
        assertTrue(passed, () -> String.join("\n", lines));
    }
}
