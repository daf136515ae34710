package dev.limen.bootstrap.architecture.sample.packagesformnocycles.domain.vm;

import dev.limen.bootstrap.architecture.sample.packagesformnocycles.domain.user.User;

public final class Vm {
    public User owner = new User();
}
