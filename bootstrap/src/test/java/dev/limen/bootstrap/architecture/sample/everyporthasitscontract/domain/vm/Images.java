package dev.limen.bootstrap.architecture.sample.everyporthasitscontract.domain.vm;

public interface Images {}
