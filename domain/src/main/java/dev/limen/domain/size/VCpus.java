package dev.limen.domain.size;

import dev.limen.domain.InvalidValue;

/** Virtual processor cores of one VM, at least 1. */
public record VCpus(int value) {

    public VCpus {
        if (value < 1) {
            throw new InvalidValue("cpu", "must be at least 1");
        }
    }
}
