package dev.limen.bootstrap.architecture.sample.adaptersknownootheradapter.adapters.persistence.vm;

public final class VmRow {}
