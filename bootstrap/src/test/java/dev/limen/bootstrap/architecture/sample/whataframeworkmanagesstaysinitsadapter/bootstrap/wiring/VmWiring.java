package dev.limen.bootstrap.architecture.sample.whataframeworkmanagesstaysinitsadapter.bootstrap.wiring;

import dev.limen.bootstrap.architecture.sample.whataframeworkmanagesstaysinitsadapter.adapters.rest.vm.VmResource;

final class VmWiring {

    VmResource resource() {
        return new VmResource();
    }
}
