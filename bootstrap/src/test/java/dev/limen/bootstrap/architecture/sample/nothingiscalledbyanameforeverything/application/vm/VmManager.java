package dev.limen.bootstrap.architecture.sample.nothingiscalledbyanameforeverything.application.vm;

final class VmManager {}
