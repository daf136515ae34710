package dev.limen.bootstrap.architecture.sample.whataframeworkmanagesispackageprivate.adapters.rest.vm;

import jakarta.inject.Singleton;

@Singleton
public final class VmResource {}
