package dev.limen.bootstrap.architecture.sample.whatlooksfromoutsideknowsnoserver.tour;

import dev.limen.bootstrap.architecture.sample.whatlooksfromoutsideknowsnoserver.domain.vm.Vm;

final class VmJourney {
    Vm vm = new Vm();
}
