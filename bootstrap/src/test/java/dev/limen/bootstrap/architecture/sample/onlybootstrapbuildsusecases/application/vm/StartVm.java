package dev.limen.bootstrap.architecture.sample.onlybootstrapbuildsusecases.application.vm;

public final class StartVm {
    public boolean handle() {
        return true;
    }
}
