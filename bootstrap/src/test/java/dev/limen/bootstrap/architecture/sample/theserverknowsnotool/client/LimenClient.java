package dev.limen.bootstrap.architecture.sample.theserverknowsnotool.client;

public final class LimenClient {}
