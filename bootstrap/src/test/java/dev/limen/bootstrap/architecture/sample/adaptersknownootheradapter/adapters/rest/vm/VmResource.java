package dev.limen.bootstrap.architecture.sample.adaptersknownootheradapter.adapters.rest.vm;

import dev.limen.bootstrap.architecture.sample.adaptersknownootheradapter.adapters.persistence.vm.VmRow;

final class VmResource {
    VmRow row = new VmRow();
}
