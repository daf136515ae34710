package dev.limen.adapters.rest.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.limen.application.login.TooManyAttempts;
import dev.limen.application.session.TooManyConnections;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.console.ConsoleError;
import dev.limen.domain.host.HostError;
import dev.limen.domain.hypervisor.Capability;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.hypervisor.Refusal;
import dev.limen.domain.idempotency.IdempotencyError;
import dev.limen.domain.image.ImageError;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.quota.QuotaError;
import dev.limen.domain.sshkey.SshKeyError;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.Username;
import dev.limen.domain.vm.VmError;
import dev.limen.domain.vm.VmName;
import dev.limen.domain.vm.VmOperation;
import dev.limen.domain.vm.VmStatus;
import dev.limen.domain.vm.VmUuid;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorJsonTest {

    private static final List<String> RESERVED =
            List.of("pending", "approval", "wait", "retry", "expired", "unauthorized", "forbidden");

    static List<Throwable> failures() {
        Exception cause = new IllegalStateException("/var/lib/secret");
        return List.of(
                new InvalidValue("cpu", "must be at least 1"),
                new VmError.NotFound(),
                new VmError.NameTaken(new VmName("New VM")),
                new VmError.MacTaken(),
                new VmError.NotAllowed(VmOperation.PAUSE, VmStatus.STOPPED),
                new VmError.Busy(VmOperation.START),
                new VmError.NotOn(VmStatus.STOPPED),
                new VmError.NotLive(),
                new ConsoleError.NoSuchViewer(),
                new VmError.Stale(),
                new VmError.TimedOut(),
                new InvalidValue("idempotencyKey", "must be visible"),
                new IdempotencyError.KeyReused(),
                new IdempotencyError.InProgress(),
                new HypervisorError.NoDisk(VmUuid.random()),
                new InvalidValue("username", "must be 3 to 32 characters"),
                new UserError.NotFound(),
                new UserError.NameTaken(new Username("ada")),
                new UserError.BadCredentials(),
                new UserError.BadRefreshToken(),
                new UserError.NotAuthenticated(),
                new UserError.NotApproved(),
                new UserError.NotAdmin(),
                new UserError.Oneself(),
                new UserError.SuspendsOneself(),
                new UserError.LastAdmin(),
                new UserError.OwnsVms(2),
                new UserError.Stale(),
                new ImageError.NotFound(),
                new ImageError.NameTaken(new ImageName("a.iso")),
                new ImageError.FileMissing(new ImageName("a.iso")),
                new ImageError.InUse(List.of("web"), true),
                new ImageError.Unacceptable("The content is no image."),
                new ImageError.ChecksumMismatch(new Sha256("0".repeat(64)), new Sha256("1".repeat(64))),
                new ImageError.TooLarge(1 << 20),
                new ImageError.LibraryFull(1 << 20),
                new ImageError.StorageFull(),
                new ImageError.StorageFailed(),
                new ImageError.Incomplete(),
                new ImageError.TooSlow(1024, Duration.ofMinutes(1)),
                new ImageError.Cancelled(),
                new ImageError.TooManyTransfers(4),
                new ImageError.SourceNotAllowed("Nothing is imported from there."),
                new ImageError.SourceFailed("The source does not answer."),
                new ImageError.CheckUnavailable(),
                new SshKeyError.NotFound(),
                new SshKeyError.Duplicate(),
                new SshKeyError.TooMany(50),
                new TooManyConnections(20),
                new InvalidValue("maxVms", "must be at least 0"),
                new QuotaError.Exceeded("CPU", 8, 4, 10),
                new HostError.CapacityExceeded("cores", 8, 4, 8),
                new HostError.MetricsUnavailable(),
                new HypervisorError.Unavailable(cause),
                new HypervisorError.NoSuchGuest(VmUuid.random()),
                new HypervisorError.WrongState("It is off."),
                new HypervisorError.NotLive(),
                new HypervisorError.NotSupported(Capability.PAUSE),
                new HypervisorError.Failed("The guest has no boot device.", cause),
                new HypervisorError.Refused(Refusal.DISK_IN_USE),
                new StorageUnavailable(cause),
                new TooManyAttempts(Duration.ofSeconds(7)),
                new InvalidValue("limit", "must be a whole number"),
                cause,
                new StackOverflowError());
    }

    static Stream<ErrorJson> answers() {
        Exception cause = new IllegalStateException("/var/lib/secret");
        Stream<RequestError> requestErrors =
                Stream.of(RequestError.Kind.values()).map(kind -> new RequestError(kind, cause));
        Stream<HypervisorError> refusals =
                Stream.of(Refusal.values()).map(reason -> new HypervisorError.Refused(reason, cause));
        return Stream.concat(
                Stream.<Stream<? extends Throwable>>of(failures().stream(), requestErrors, refusals)
                        .<Throwable>flatMap(it -> it)
                        .map(ErrorJson::of),
                IntStream.range(400, 600).mapToObj(ErrorJson::ofStatus));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void no_answer_uses_a_word_on_which_clients_act(ErrorJson answer) {
        String text = (answer.error() + " " + answer.message()).toLowerCase(Locale.ROOT);

        if (!Set.of("ACCOUNT_PENDING", "INVALID_REFRESH_TOKEN").contains(answer.errorCode())) {
            for (String word : RESERVED) {
                assertFalse(text.contains(word), text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, Bad request",
        "401, Authentication required",
        "404, Not found",
        "405, Method not allowed",
        "406, Not acceptable",
        "411, Bad request",
        "415, Unsupported media type",
        "426, Upgrade required",
        "500, Internal server error"
    })
    void a_status_has_its_words(int status, String words) {
        assertEquals(words, ErrorJson.ofStatus(status).error());
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_ADDRESS, 400, Bad request",
        "ORIGIN_NOT_ALLOWED, 403, Not permitted",
        "BODY_TOO_SLOW, 408, Request timeout",
        "BODY_TOO_LARGE, 413, Content too large",
        "ADDRESS_TOO_LONG, 414, URI too long",
        "HEADERS_TOO_LARGE, 431, Request header fields too large"
    })
    void a_request_that_is_refused_has_its_status(RequestError.Kind kind, int status, String words) {
        ErrorJson answer = ErrorJson.of(new RequestError(kind));

        assertEquals(status, answer.code());
        assertEquals(words, answer.error());
    }

    @ParameterizedTest
    @CsvSource({
        "diskSize, disk_size",
        "maxVms, max_vms",
        "cpu, cpu",
        "user_id, user_id",
        "owner, owner_id",
        "newOwner, to",
        "idempotencyKey, Idempotency-Key"
    })
    void a_field_bears_its_name_of_the_wire(String field, String name) {
        ErrorJson answer = ErrorJson.of(new InvalidValue(field, "is wrong"));

        assertEquals(name + " is wrong", answer.message());
        assertEquals(List.of(new ErrorJson.Detail(name, "is wrong")), answer.details());
    }

    @ParameterizedTest
    @CsvSource({
        "DISK_IN_USE, 409",
        "NOT_REMOVABLE, 409",
        "SAVED_STATE, 409",
        "DISK_MISSING, 409",
        "MEDIUM_MISSING, 409",
        "DISK_LOCKED, 409",
        "HOST_ACCESS_DENIED, 502",
        "NETWORK_INACTIVE, 503",
        "HOST_MEMORY_EXHAUSTED, 503",
        "HOST_STORAGE_FULL, 503"
    })
    void what_is_in_the_way_on_the_host_has_its_status(Refusal reason, int status) {
        ErrorJson answer = ErrorJson.of(new HypervisorError.Refused(reason));

        assertEquals(status, answer.code());
        assertEquals(reason.name(), answer.errorCode());
    }

    @Test
    void who_may_not_delete_a_user_with_vms_is_told_how() {
        assertEquals(
                "The user owns 2 virtual machines: delete or transfer them with ?vms=delete or ?vms=transfer&to={id}.",
                ErrorJson.of(new UserError.OwnsVms(2)).message());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void no_answer_tells_what_is_inside(ErrorJson answer) {
        assertFalse(answer.message().contains("/var"), answer.message());
        assertFalse(answer.message().contains("Exception"), answer.message());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void every_401_asks_for_authentication_and_nothing_else_does(ErrorJson answer) {
        assertEquals(answer.code() == 401, answer.message().contains("Authentication required"), answer.message());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void every_name_conflict_already_exists(ErrorJson answer) {
        assertEquals(
                answer.errorCode().endsWith("NAME_TAKEN"),
                answer.message().contains("already exists"),
                answer.message());
    }

    @Test
    void only_faults_of_the_server_are_internal() {
        List<Class<?>> internal = failures().stream()
                .filter(failure -> ErrorJson.of(failure).code() == 500)
                .<Class<?>>map(Object::getClass)
                .toList();

        assertEquals(List.of(IllegalStateException.class, StackOverflowError.class), internal);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whoever_may_come_back_is_told_when(ErrorJson answer) {
        assertEquals(
                answer.code() == 503 || answer.errorCode().equals("TOO_MANY_ATTEMPTS"),
                answer.headers().containsKey("Retry-After"));
    }

    @Test
    void whoever_tried_too_often_is_told_how_long_it_takes() {
        ErrorJson answer = ErrorJson.of(new TooManyAttempts(Duration.ofMillis(6_001)));

        assertEquals(429, answer.code());
        assertEquals(Map.of("Retry-After", "7"), answer.headers());
    }

    @Test
    void the_list_above_has_every_failure_there_is() {
        Set<Class<?>> listed = failures().stream().map(Object::getClass).collect(Collectors.toSet());

        Stream.of(
                        VmError.class,
                        UserError.class,
                        SshKeyError.class,
                        QuotaError.class,
                        HostError.class,
                        HypervisorError.class)
                .flatMap(root -> Stream.of(root.getPermittedSubclasses()))
                .forEach(known -> assertTrue(listed.contains(known), known::getName));
    }

    @Test
    void what_is_wrong_with_a_member_stands_beside_its_name() {
        ErrorJson answer = ErrorJson.of(new InvalidValue("memory", "must be at least 256 MiB"));

        assertEquals(400, answer.code());
        assertNotNull(answer.details());
        assertEquals(List.of(new ErrorJson.Detail("memory", "must be at least 256 MiB")), answer.details());
    }
}
