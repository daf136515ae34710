package dev.limen.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void whatSucceedsIsNotUndone() {
        String result = Undo.onFailure(undo -> {
            undo.with(failure -> done.add("undone"));
            return "result";
        });

        assertEquals("result", result);
        assertEquals(List.of(), done);
    }

    @Test
    void whatFailsIsUndoneTheLastStepFirst() {
        IOException failure = new IOException("broken");

        IOException thrown = assertThrows(
                IOException.class,
                () -> Undo.onFailure(undo -> {
                    undo.with(why -> done.add("first: " + why.getMessage()));
                    undo.with(why -> done.add("second: " + why.getMessage()));
                    throw failure;
                }));

        assertSame(failure, thrown);
        assertEquals(List.of("second: broken", "first: broken"), done);
    }

    @Test
    void whatCannotBeUndoneKeepsWhatWasDoneBeforeAndIsTold() {
        IOException second = new IOException("stuck");

        IOException thrown = assertThrows(
                IOException.class,
                () -> Undo.onFailure(undo -> {
                    undo.with(why -> done.add("first"));
                    undo.with(why -> {
                        throw second;
                    });
                    throw new IOException("broken");
                }));

        assertEquals(List.of(), done);
        assertEquals("broken", thrown.getMessage());
        assertArrayEquals(new Throwable[] {second}, thrown.getSuppressed());
    }
}
