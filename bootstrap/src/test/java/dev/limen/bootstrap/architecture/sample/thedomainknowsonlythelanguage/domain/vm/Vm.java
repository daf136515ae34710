package dev.limen.bootstrap.architecture.sample.thedomainknowsonlythelanguage.domain.vm;

import jakarta.persistence.Table;

/** No entity, because tests of the whole application would find one. */
@Table(name = "vm")
final class Vm {}
