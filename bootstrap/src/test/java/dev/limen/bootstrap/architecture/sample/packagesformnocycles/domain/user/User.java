package dev.limen.bootstrap.architecture.sample.packagesformnocycles.domain.user;

import dev.limen.bootstrap.architecture.sample.packagesformnocycles.domain.vm.Vm;
import org.jspecify.annotations.Nullable;

public final class User {
    public @Nullable Vm favourite;
}
