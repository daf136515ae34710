package dev.limen.contract.storage;

import static dev.limen.contract.user.UserBuilder.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.contract.StorageContract;
import dev.limen.domain.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link UnitOfWork} does. */
public interface UnitOfWorkContract extends StorageContract {

    private UnitOfWork units() {
        return storage().unitOfWork();
    }

    private void addUser() {
        storage().users().add(user().build(storage().users().nextId()));
    }

    private long users() {
        return storage().userQueries().count();
    }

    @Test
    default void aUnitAnswersWhatItsWorkAnswers() {
        assertEquals("done", units().execute(() -> "done"));
    }

    @Test
    default void aUnitThatEndsWellIsCommitted() {
        units().execute(this::addUser);

        assertEquals(1, users());
    }

    @Test
    default void anyExceptionUndoesTheWholeUnitAndReachesTheCaller() {
        IllegalArgumentException failure = new IllegalArgumentException("on purpose");

        RuntimeException seen = assertThrows(RuntimeException.class, () -> units().execute(() -> {
            addUser();
            addUser();
            throw failure;
        }));

        assertSame(failure, seen);
        assertEquals(0, users());
    }

    @Test
    default void anErrorUndoesTheWholeUnitToo() {
        assertThrows(AssertionError.class, () -> units().execute(() -> {
            addUser();
            throw new AssertionError("on purpose");
        }));

        assertEquals(0, users());
    }

    @Test
    default void aFailedUnitDoesNotHinderTheNext() {
        anyExceptionUndoesTheWholeUnitAndReachesTheCaller();

        units().execute(this::addUser);

        assertEquals(1, users());
    }

    @Test
    default void whatWasRegisteredRunsInOrderOnTheSameThreadAfterTheCommit() {
        List<String> ran = new ArrayList<>();
        Thread caller = Thread.currentThread();

        units().execute(() -> {
            units().afterCommit(() -> ran.add("first sees " + users()));
            addUser();
            units().afterCommit(() -> ran.add("second on the same thread: " + (Thread.currentThread() == caller)));
            assertEquals(List.of(), ran);
        });

        assertEquals(List.of("first sees 1", "second on the same thread: true"), ran);
    }

    @Test
    default void nothingRunsAfterAFailedUnit() {
        List<String> ran = new ArrayList<>();

        assertThrows(IllegalArgumentException.class, () -> units().execute(() -> {
            units().afterCommit(() -> ran.add("of the failed unit"));
            throw new IllegalArgumentException("on purpose");
        }));
        units().execute(() -> units().afterCommit(() -> ran.add("of the next unit")));

        assertEquals(List.of("of the next unit"), ran);
    }

    @Test
    default void anExceptionAfterTheCommitChangesNothing() {
        List<String> ran = new ArrayList<>();

        String result = units().execute(() -> {
            addUser();
            units().afterCommit(() -> {
                throw new IllegalArgumentException("on purpose");
            });
            units().afterCommit(() -> ran.add("the next"));
            return "done";
        });

        assertEquals("done", result);
        assertEquals(1, users());
        assertEquals(List.of("the next"), ran);
    }

    @Test
    default void whatRunsAfterTheCommitMayBeginAUnitOfItsOwn() {
        units().execute(() -> units().afterCommit(() -> units().execute(this::addUser)));

        assertEquals(1, users());
    }

    @Test
    default void unitsDoNotNest() {
        Supplier<String> inner = () -> "inner";

        assertThrows(IllegalStateException.class, () -> units().execute(() -> {
            addUser();
            return units().execute(inner);
        }));

        assertEquals(0, users());
    }

    @Test
    default void outsideAUnitThereIsNoCommitToComeAfter() {
        assertThrows(IllegalStateException.class, () -> units().afterCommit(() -> {}));
    }

    @Test
    default void aStorageThatIsThereAnswers() {
        assertTrue(units().answers());
    }
}
