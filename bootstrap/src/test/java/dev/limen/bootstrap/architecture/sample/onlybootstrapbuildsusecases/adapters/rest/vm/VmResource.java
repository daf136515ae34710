package dev.limen.bootstrap.architecture.sample.onlybootstrapbuildsusecases.adapters.rest.vm;

import dev.limen.bootstrap.architecture.sample.onlybootstrapbuildsusecases.application.vm.StartVm;

final class VmResource {
    StartVm startVm = new StartVm();
}
