package dev.limen.adapters.rest.openapi;

import dev.limen.adapters.rest.error.ErrorJson;
import dev.limen.adapters.rest.error.Fails;
import dev.limen.adapters.rest.error.RequestError;
import dev.limen.application.login.TooManyAttempts;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.user.UserError;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import java.time.Duration;

/** An example for every error of a resource. */
final class ErrorExamples {

    private ErrorExamples() {}

    static ErrorJson of(Fails.With error) {
        return ErrorJson.of(
                switch (error) {
                    case ORIGIN_NOT_ALLOWED -> new RequestError(RequestError.Kind.ORIGIN_NOT_ALLOWED);
                    case TOO_MANY_ATTEMPTS -> new TooManyAttempts(Duration.ofSeconds(30));
                    case HYPERVISOR_FAILED -> new HypervisorError.Failed("The hypervisor could not start the guest.");
                    case TIMED_OUT -> new VmError.TimedOut();
                    case TOO_MANY_TRANSFERS -> new ImageError.TooManyTransfers(4);
                    case STORAGE_FULL -> new ImageError.StorageFull();
                });
    }

    static ErrorJson of(int status, String path, ResourceMethod method) {
        return method.errors().stream()
                .map(ErrorExamples::of)
                .filter(example -> example.code() == status)
                .findFirst()
                .orElseGet(() -> of(status, path));
    }

    private static boolean isOfImages(String path) {
        return path.startsWith("/api/images");
    }

    private static boolean isOfSshKeys(String path) {
        return path.startsWith("/api/me/ssh-keys");
    }

    private static boolean isOfVms(String path) {
        return path.startsWith("/api/vms") || path.startsWith("/api/admin/drift");
    }

    private static ErrorJson of(int status, String path) {
        return switch (status) {
            case 400 -> ErrorJson.of(new RequestError(RequestError.Kind.NOT_AN_OBJECT));
            case 403 -> ErrorJson.of(new UserError.NotApproved());
            case 404 -> ErrorJson.of(missing(path));
            case 409 -> ErrorJson.of(conflict(path));
            case 413 -> ErrorJson.of(new RequestError(RequestError.Kind.BODY_TOO_LARGE));
            case 414 -> ErrorJson.of(new RequestError(RequestError.Kind.ADDRESS_TOO_LONG));
            case 422 -> ErrorJson.of(new IdempotencyError.KeyReused());
            case 431 -> ErrorJson.of(new RequestError(RequestError.Kind.HEADERS_TOO_LARGE));
            case 503 -> ErrorJson.of(new HypervisorError.Unavailable());
            default -> ErrorJson.ofStatus(status);
        };
    }

    private static RuntimeException missing(String path) {
        if (isOfSshKeys(path)) {
            return new SshKeyError.NotFound();
        }
        if (isOfImages(path)) {
            return new ImageError.NotFound();
        }
        return isOfVms(path) ? new VmError.NotFound() : new UserError.NotFound();
    }

    private static RuntimeException conflict(String path) {
        if (isOfSshKeys(path)) {
            return new SshKeyError.Duplicate();
        }
        if (isOfImages(path)) {
            return new ImageError.NameTaken(new ImageName("debian-12.qcow2"));
        }
        return isOfVms(path) ? new VmError.NotAllowed(VmOperation.PAUSE, VmStatus.STOPPED) : new UserError.Stale();
    }
}
