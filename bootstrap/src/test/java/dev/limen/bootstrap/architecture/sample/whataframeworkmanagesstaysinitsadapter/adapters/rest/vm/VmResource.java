package dev.limen.bootstrap.architecture.sample.whataframeworkmanagesstaysinitsadapter.adapters.rest.vm;

import jakarta.inject.Singleton;

@Singleton
public final class VmResource {}
