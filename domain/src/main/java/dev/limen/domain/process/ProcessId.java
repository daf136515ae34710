package dev.limen.domain.process;

/** The number of one run of LIMEN, from 1; a restart makes another process. */
public record ProcessId(int value) {}
