package dev.limen.bootstrap.architecture.sample.anadapterisnamedafteritsport.domain.vm;

public interface Vms {}
