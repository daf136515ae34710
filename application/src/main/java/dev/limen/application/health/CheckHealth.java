package dev.limen.application.health;

import dev.limen.application.ApplicationService;
import dev.limen.domain.hypervisor.Hypervisor;
import dev.limen.domain.storage.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** Says whether database and hypervisor answer. Takes less than a second, however they behave. */
@ApplicationService
public final class CheckHealth {

    /** What was found, and when. */
    public record Result(boolean database, boolean hypervisor, Instant at) {}

    private final HealthProbe database;
    private final HealthProbe hypervisor;
    private final InstantSource clock;

    public CheckHealth(UnitOfWork unitOfWork, Hypervisor hypervisor, InstantSource clock) {
        this.database = new HealthProbe(unitOfWork::answers);
        this.hypervisor = new HealthProbe(hypervisor::answers);
        this.clock = clock;
    }

    public Result handle() {
        CompletableFuture<Boolean> databaseAnswers = database.ask();
        CompletableFuture<Boolean> hypervisorAnswers = hypervisor.ask();
        return new Result(databaseAnswers.join(), hypervisorAnswers.join(), clock.instant());
    }
}
