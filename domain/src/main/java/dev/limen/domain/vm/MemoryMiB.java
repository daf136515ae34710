package dev.limen.domain.vm;

/** Memory of one VM in MiB, at least 256. */
public record MemoryMiB(int value) {

    public static final int MIN = 256;

    public MemoryMiB {
        if (value < MIN) {
            throw new VmError.Invalid("memory", "must be at least " + MIN + " MiB");
        }
    }
}
