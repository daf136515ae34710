package dev.limen.bootstrap.architecture.sample.thedomainknowsonlythelanguage.domain.vm;

import jakarta.persistence.Entity;

@Entity
final class Vm {}
