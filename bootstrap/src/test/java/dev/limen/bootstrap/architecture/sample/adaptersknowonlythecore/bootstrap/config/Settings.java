package dev.limen.bootstrap.architecture.sample.adaptersknowonlythecore.bootstrap.config;

public final class Settings {}
