package dev.limen.bootstrap.architecture.sample.everypackageisnullmarked.domain.vm;

final class Vm {}
