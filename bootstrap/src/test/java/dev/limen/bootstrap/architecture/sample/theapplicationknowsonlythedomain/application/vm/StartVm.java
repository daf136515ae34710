package dev.limen.bootstrap.architecture.sample.theapplicationknowsonlythedomain.application.vm;

import jakarta.inject.Singleton;

@Singleton
final class StartVm {}
