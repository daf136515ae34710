package dev.limen.domain.size;

import dev.limen.domain.InvalidValue;

/** Memory of one VM in MiB, at least 256. */
public record MemoryMiB(int value) {

    public static final int MIN = 256;

    public MemoryMiB {
        if (value < MIN) {
            throw new InvalidValue("memory", "must be at least " + MIN + " MiB");
        }
    }
}
