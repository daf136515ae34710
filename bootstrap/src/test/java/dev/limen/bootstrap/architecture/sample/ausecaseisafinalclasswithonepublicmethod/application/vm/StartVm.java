package dev.limen.bootstrap.architecture.sample.ausecaseisafinalclasswithonepublicmethod.application.vm;

public final class StartVm {
    public boolean handle() {
        return true;
    }

    public boolean handleLater() {
        return true;
    }
}
