package dev.limen.bootstrap.architecture.sample.anadapterisnamedafteritsport.adapters.persistence.vm;

import dev.limen.bootstrap.architecture.sample.anadapterisnamedafteritsport.domain.vm.Vms;

final class VmDao implements Vms {}
