package dev.limen.adapters.rest.vm;

import dev.limen.application.vm.DeleteVm;
import dev.limen.application.vm.PauseVm;
import dev.limen.application.vm.ResizeVm;
import dev.limen.application.vm.RestartVm;
import dev.limen.application.vm.ResumeVm;
import dev.limen.application.vm.StartVm;
import dev.limen.application.vm.StopVm;
import dev.limen.domain.user.Actor;
import dev.limen.domain.vm.VmRef;
import jakarta.inject.Singleton;

/** Dispatches each action to its use case. */
@Singleton
class VmActions {

    private final StartVm start;
    private final StopVm stop;
    private final RestartVm restart;
    private final PauseVm pause;
    private final ResumeVm resume;
    private final ResizeVm resize;
    private final DeleteVm delete;

    VmActions(
            StartVm start,
            StopVm stop,
            RestartVm restart,
            PauseVm pause,
            ResumeVm resume,
            ResizeVm resize,
            DeleteVm delete) {
        this.start = start;
        this.stop = stop;
        this.restart = restart;
        this.pause = pause;
        this.resume = resume;
        this.resize = resize;
        this.delete = delete;
    }

    ActionJson.Answer handle(VmRef vm, ActionJson request, Actor actor) {
        return switch (request.toAction()) {
            case START -> VmJson.of(start.handle(vm, request.forced(), actor));
            case STOP -> VmJson.of(stop.handle(vm, request.forced(), actor));
            case RESTART -> VmJson.of(restart.handle(vm, request.forced(), actor));
            case PAUSE -> VmJson.of(pause.handle(vm, actor));
            case RESUME -> VmJson.of(resume.handle(vm, actor));
            case UPDATE -> VmJson.of(resize.handle(request.toResize(vm), actor));
            case DELETE -> delete(vm, actor);
        };
    }

    VmJson.Deleted delete(VmRef vm, Actor actor) {
        return VmJson.Deleted.of(delete.handle(vm, actor));
    }
}
