package dev.limen.bootstrap.architecture.sample.theapplicationknowsonlythedomain.application.vm;

import jakarta.inject.Inject;

final class StartVm {

    @Inject
    Object hypervisor = new Object();
}
