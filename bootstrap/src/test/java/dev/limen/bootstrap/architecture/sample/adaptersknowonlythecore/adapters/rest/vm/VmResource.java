package dev.limen.bootstrap.architecture.sample.adaptersknowonlythecore.adapters.rest.vm;

import dev.limen.bootstrap.architecture.sample.adaptersknowonlythecore.bootstrap.config.Settings;

final class VmResource {
    Settings settings = new Settings();
}
