package dev.limen.domain.vm;

/** Virtual processor cores of one VM, at least 1. */
public record VCpus(int value) {

    public VCpus {
        if (value < 1) {
            throw new VmError.Invalid("cpu", "must be at least 1");
        }
    }
}
