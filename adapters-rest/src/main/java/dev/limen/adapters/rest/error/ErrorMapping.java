package dev.limen.adapters.rest.error;

import dev.limen.adapters.rest.request.RequestIds;
import dev.limen.application.login.TooManyAttempts;
import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.console.ConsoleError;
import dev.limen.domain.host.HostError;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.quota.QuotaError;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.storage.Overloaded;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserError;
import dev.limen.domain.vm.VmError;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Maps every failure to its status and error code; the only place that knows them. */
final class ErrorMapping {

    private ErrorMapping() {}

    static ErrorJson of(Throwable failure) {
        return switch (failure) {
            case VmError e -> of(e);
            case UserError e -> of(e);
            case ImageError e -> of(e);
            case SshKeyError e -> of(e);
            case QuotaError.Exceeded e -> error(400, "QUOTA_EXCEEDED", e);
            case InvalidValue e -> invalid(e);
            case ConsoleError.NoSuchViewer e -> error(404, "VIEWER_NOT_FOUND", e);
            case HostError.CapacityExceeded e -> error(409, "CAPACITY_EXCEEDED", e);
            case HostError.MetricsUnavailable e -> error(503, "HOST_METRICS_UNAVAILABLE", e);
            case HypervisorError e -> of(e);
            case IdempotencyError e -> of(e);
            case StorageUnavailable e -> error(503, "STORAGE_UNAVAILABLE", e);
            case Overloaded e -> error(503, "OVERLOADED", e);
            case TooManyAttempts e -> new ErrorJson(429, words(429), "TOO_MANY_ATTEMPTS", text(e), null, e.seconds());
            case TooManyConnections e -> error(429, "TOO_MANY_SOCKETS", e);
            case RequestError e -> of(e);
            case UnauthorizedException e -> of(new UserError.NotAuthenticated());
            case AuthenticationFailedException e -> of(new UserError.NotAuthenticated());
            case WebApplicationException e -> ofStatus(e.getResponse().getStatus());
            default -> ofStatus(500);
        };
    }

    private static ErrorJson of(VmError error) {
        return switch (error) {
            case VmError.NotFound e -> error(404, "VM_NOT_FOUND", e);
            case VmError.NameTaken e -> error(409, "VM_NAME_TAKEN", e);
            case VmError.MacTaken e -> error(409, "MAC_TAKEN", e);
            case VmError.NotAllowed e -> error(409, "INVALID_STATE", e);
            case VmError.NotOn e -> error(409, "INVALID_STATE", e);
            case VmError.Busy e -> error(409, "VM_BUSY", e);
            case VmError.NotLive e -> error(409, "STOP_REQUIRED", e);
            case VmError.TimedOut e -> error(504, "OPERATION_TIMED_OUT", e);
            case VmError.Stale e -> error(409, "VM_CHANGED", e);
        };
    }

    private static ErrorJson of(UserError error) {
        return switch (error) {
            case UserError.NotFound e -> error(404, "USER_NOT_FOUND", e);
            case UserError.NameTaken e -> error(409, "USERNAME_TAKEN", e);
            case UserError.BadCredentials e -> error(401, "BAD_CREDENTIALS", e);
            case UserError.BadRefreshToken e -> error(401, "INVALID_REFRESH_TOKEN", e);
            case UserError.NotAuthenticated e -> error(401, "NOT_AUTHENTICATED", e);
            case UserError.NotApproved e -> error(403, "ACCOUNT_PENDING", e);
            case UserError.NotAdmin e -> error(403, "ADMIN_REQUIRED", e);
            case UserError.Oneself e -> error(400, "CANNOT_DELETE_ONESELF", e);
            case UserError.SuspendsOneself e -> error(400, "CANNOT_SUSPEND_ONESELF", e);
            case UserError.LastAdmin e -> error(409, "LAST_ADMIN", e);
            case UserError.OwnsVms e ->
                error(
                        409,
                        "USER_OWNS_VMS",
                        text(e) + ": delete or transfer them with ?vms=delete or ?vms=transfer&to={id}.");
            case UserError.Stale e -> error(409, "USER_CHANGED", e);
        };
    }

    private static ErrorJson of(ImageError error) {
        return switch (error) {
            case ImageError.NotFound e -> error(404, "IMAGE_NOT_FOUND", e);
            case ImageError.FileMissing e -> error(409, "IMAGE_FILE_MISSING", e);
            case ImageError.InUse e -> error(409, "IMAGE_IN_USE", e);
            case ImageError.NameTaken e -> error(409, "IMAGE_NAME_TAKEN", e);
            case ImageError.Unacceptable e -> error(400, "IMAGE_UNACCEPTABLE", e);
            case ImageError.ChecksumMismatch e -> error(400, "CHECKSUM_MISMATCH", e);
            case ImageError.TooLarge e -> error(413, "IMAGE_TOO_LARGE", e);
            case ImageError.LibraryFull e -> error(507, "LIBRARY_FULL", e);
            case ImageError.StorageFull e -> error(507, "STORAGE_FULL", e);
            case ImageError.StorageFailed e -> error(502, "STORAGE_FAILED", e);
            case ImageError.Incomplete e -> error(400, "UPLOAD_INCOMPLETE", e);
            case ImageError.TooSlow e -> error(408, "UPLOAD_TOO_SLOW", e);
            case ImageError.Cancelled e -> error(409, "IMAGE_DELETED", e);
            case ImageError.TooManyTransfers e -> error(429, "TOO_MANY_TRANSFERS", e);
            case ImageError.SourceNotAllowed e -> error(400, "SOURCE_NOT_ALLOWED", e);
            case ImageError.SourceFailed e -> error(502, "SOURCE_FAILED", e);
            case ImageError.CheckUnavailable e -> error(503, "IMAGE_CHECK_UNAVAILABLE", e);
        };
    }

    private static ErrorJson of(SshKeyError error) {
        return switch (error) {
            case SshKeyError.NotFound e -> error(404, "SSH_KEY_NOT_FOUND", e);
            case SshKeyError.Duplicate e -> error(409, "SSH_KEY_DUPLICATE", e);
            case SshKeyError.TooMany e -> error(409, "TOO_MANY_SSH_KEYS", e);
        };
    }

    /** A hypervisor that tried and failed is a fault behind this server, not in it: 502, and 500 stays for our own. */
    private static ErrorJson of(HypervisorError error) {
        return switch (error) {
            case HypervisorError.Unavailable e -> error(503, "HYPERVISOR_UNAVAILABLE", e);
            case HypervisorError.NoSuchGuest e -> error(409, "DOMAIN_MISSING", e);
            case HypervisorError.NoDisk e -> error(409, "DISK_MISSING", e);
            case HypervisorError.WrongState e -> error(409, "INVALID_STATE", e);
            case HypervisorError.NotLive e -> error(409, "STOP_REQUIRED", e);
            case HypervisorError.NotSupported e -> error(409, "NOT_SUPPORTED", e);
            case HypervisorError.Refused e ->
                error(status(e.reason()), e.reason().name(), e);
            case HypervisorError.Failed e -> error(502, "HYPERVISOR_FAILED", e);
        };
    }

    /** What passes is 503, what is wrong with the host 502, and what is in the way of this one VM a conflict. */
    private static int status(Refusal reason) {
        return switch (reason) {
            case NETWORK_INACTIVE, HOST_MEMORY_EXHAUSTED, HOST_STORAGE_FULL -> 503;
            case HOST_ACCESS_DENIED -> 502;
            case DISK_IN_USE, NOT_REMOVABLE, SAVED_STATE, DISK_MISSING, MEDIUM_MISSING, DISK_LOCKED -> 409;
        };
    }

    private static ErrorJson of(IdempotencyError error) {
        return switch (error) {
            case IdempotencyError.KeyReused e -> error(422, "IDEMPOTENCY_KEY_REUSED", e);
            case IdempotencyError.InProgress e -> error(409, "REQUEST_IN_PROGRESS", e);
        };
    }

    private static ErrorJson of(RequestError error) {
        return switch (error.kind()) {
            case NOT_JSON, NOT_AN_OBJECT -> error(400, "MALFORMED_JSON", error);
            case BAD_ADDRESS -> error(400, "BAD_REQUEST", error);
            case ADDRESS_TOO_LONG -> error(414, "ADDRESS_TOO_LONG", error);
            case HEADERS_TOO_LARGE -> error(431, "HEADERS_TOO_LARGE", error);
            case BODY_TOO_LARGE -> error(413, "BODY_TOO_LARGE", error);
            case BODY_TOO_SLOW -> error(408, "REQUEST_TIMEOUT", error);
            case ORIGIN_NOT_ALLOWED -> error(403, "ORIGIN_NOT_ALLOWED", error);
            case CSRF_MISMATCH -> error(403, "CSRF_MISMATCH", error);
        };
    }

    /** The statuses are those of the protocol, so there is no end of them: what is not listed is a fault of somebody. */
    static ErrorJson ofStatus(int status) {
        return switch (status) {
            case 401 -> of(new UserError.NotAuthenticated());
            case 404 -> error(404, "NOT_FOUND", "There is nothing at this address.");
            case 405 -> error(405, "METHOD_NOT_ALLOWED", "This address does not know this method.");
            case 406 -> error(406, "NOT_ACCEPTABLE", "Answers are application/json only.");
            case 415 -> error(415, "UNSUPPORTED_MEDIA_TYPE", "The request body must be application/json.");
            case 426 -> error(426, "UPGRADE_REQUIRED", "This address is for WebSockets only.");
            default ->
                status >= 400 && status < 500
                        ? error(status, "BAD_REQUEST", "The request cannot be understood.")
                        : internal();
        };
    }

    private static ErrorJson internal() {
        Object request = Objects.requireNonNullElse(MDC.get(RequestIds.KEY), "unknown");
        return error(
                500,
                "INTERNAL_ERROR",
                "An internal error occurred. The log has more under request id " + request + ".");
    }

    private static ErrorJson invalid(InvalidValue error) {
        ErrorJson.Detail detail = new ErrorJson.Detail(FieldNames.of(error.field()), error.problem());
        return new ErrorJson(
                400, words(400), "INVALID_INPUT", detail.field() + " " + detail.message(), List.of(detail));
    }

    private static ErrorJson error(int status, String errorCode, RuntimeException error) {
        return error(status, errorCode, text(error));
    }

    private static ErrorJson error(int status, String errorCode, String message) {
        return new ErrorJson(status, words(status), errorCode, message, null);
    }

    private static String text(RuntimeException error) {
        @Nullable String message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }

    /** The protocol's own words for 401 and 403 are ones that the clients act on wherever they see them. */
    private static String words(int status) {
        return switch (status) {
            case 401 -> "Authentication required";
            case 403 -> "Not permitted";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 408 -> "Request timeout";
            case 409 -> "Conflict";
            case 413 -> "Content too large";
            case 414 -> "URI too long";
            case 415 -> "Unsupported media type";
            case 422 -> "Unprocessable content";
            case 426 -> "Upgrade required";
            case 429 -> "Too many requests";
            case 431 -> "Request header fields too large";
            case 500 -> "Internal server error";
            case 502 -> "Bad gateway";
            case 503 -> "Service unavailable";
            case 504 -> "Gateway timeout";
            case 507 -> "Insufficient storage";
            default -> "Bad request";
        };
    }
}
