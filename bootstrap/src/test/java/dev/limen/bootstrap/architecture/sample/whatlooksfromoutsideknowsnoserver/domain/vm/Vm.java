package dev.limen.bootstrap.architecture.sample.whatlooksfromoutsideknowsnoserver.domain.vm;

public final class Vm {}
