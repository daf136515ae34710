package dev.limen.adapters.rest;

import dev.limen.adapters.rest.request.HttpSettings;
import dev.limen.adapters.rest.request.IpAddress;
import dev.limen.adapters.rest.request.TrustedProxies;
import dev.limen.adapters.rest.token.TokenSettings;
import dev.limen.application.MonotonicClock;
import dev.limen.application.audit.ListAudit;
import dev.limen.application.audit.RecordAudit;
import dev.limen.application.console.CutViewer;
import dev.limen.application.console.IssueTicket;
import dev.limen.application.console.ListViewers;
import dev.limen.application.health.CheckHealth;
import dev.limen.application.host.GetHostMetrics;
import dev.limen.application.host.LatestMetrics;
import dev.limen.application.host.SampleHosts;
import dev.limen.application.idempotency.IdempotentExecution;
import dev.limen.application.idempotency.ReleaseRequests;
import dev.limen.application.idempotency.RequestsInProgress;
import dev.limen.application.image.DeleteImage;
import dev.limen.application.image.GetImage;
import dev.limen.application.image.ImageTransfers;
import dev.limen.application.image.ImportImage;
import dev.limen.application.image.ListImages;
import dev.limen.application.image.UploadImage;
import dev.limen.application.image.VmImages;
import dev.limen.application.login.LoginPolicy;
import dev.limen.application.login.LoginRateLimiter;
import dev.limen.application.login.RateLimit;
import dev.limen.application.operation.OperationOutcomes;
import dev.limen.application.operation.OperationRunner;
import dev.limen.application.quota.CompareUsage;
import dev.limen.application.quota.GetQuota;
import dev.limen.application.quota.SetQuota;
import dev.limen.application.reconciliation.AdoptGuest;
import dev.limen.application.reconciliation.FindDrift;
import dev.limen.application.reconciliation.ObserveVm;
import dev.limen.application.reconciliation.RemoveStray;
import dev.limen.application.session.Authenticate;
import dev.limen.application.session.ChangePassword;
import dev.limen.application.session.LogIn;
import dev.limen.application.session.LogOut;
import dev.limen.application.session.RefreshSession;
import dev.limen.application.session.RenewHash;
import dev.limen.application.session.ResumeSession;
import dev.limen.application.session.SessionStart;
import dev.limen.application.sshkey.AddSshKey;
import dev.limen.application.sshkey.DeleteSshKey;
import dev.limen.application.sshkey.ListSshKeys;
import dev.limen.application.user.AddUser;
import dev.limen.application.user.ApproveUser;
import dev.limen.application.user.DeleteUser;
import dev.limen.application.user.GetUser;
import dev.limen.application.user.ListUsers;
import dev.limen.application.user.RegisterUser;
import dev.limen.application.user.SuspendUser;
import dev.limen.application.user.UpdateUser;
import dev.limen.application.vm.CreateVm;
import dev.limen.application.vm.DeleteVm;
import dev.limen.application.vm.GetVm;
import dev.limen.application.vm.HandOverVms;
import dev.limen.application.vm.ListVms;
import dev.limen.application.vm.PauseVm;
import dev.limen.application.vm.ResizeVm;
import dev.limen.application.vm.RestartVm;
import dev.limen.application.vm.ResumeVm;
import dev.limen.application.vm.StartVm;
import dev.limen.application.vm.StopVm;
import dev.limen.contract.InMemoryStore;
import dev.limen.contract.Storage;
import dev.limen.contract.hypervisor.FakeHypervisor;
import dev.limen.contract.image.FakeImageSources;
import dev.limen.contract.image.InMemoryImageFiles;
import dev.limen.contract.process.FakeProcesses;
import dev.limen.contract.storage.InMemoryStorage;
import dev.limen.contract.user.FakePasswords;
import dev.limen.domain.host.Overcommit;
import dev.limen.domain.image.Image;
import dev.limen.domain.image.ImageName;
import dev.limen.domain.image.ImagePolicy;
import dev.limen.domain.image.ImageSource;
import dev.limen.domain.image.Sha256;
import dev.limen.domain.image.catalogue.CatalogueImage;
import dev.limen.domain.image.catalogue.ImageCatalogue;
import dev.limen.domain.policy.OsType;
import dev.limen.domain.policy.VmPolicy;
import dev.limen.domain.process.Processes;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.size.DiskGiB;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.UserQueries;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the adapter is built into, with a fake behind every port. */
@Singleton
public class TestBeans {

    public static final byte[] SECRET = "a secret of at least thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

    public static final int MAX_SSH_KEYS = 3;

    /** Where the tests' LIMEN listens too. */
    public static final InetAddress BESIDE_LOCALHOST =
            IpAddress.parse("127.0.0.8").orElseThrow();

    private static final Duration HOUR = Duration.ofHours(1);
    private static final RateLimit PLENTY = new RateLimit(1_000_000, HOUR);

    /** Little of what each test has for itself, and plenty of what all share, since to LIMEN they are one address. */
    private static final LoginPolicy LOGIN_POLICY =
            new LoginPolicy(new RateLimit(5, HOUR), PLENTY, PLENTY, PLENTY, PLENTY, new RateLimit(50, HOUR), 100);

    /** Images of a MiB. */
    private static final ImagePolicy IMAGE_POLICY = new ImagePolicy(1 << 20, 1 << 30, 100, 1, HOUR, Map.of());

    private final InMemoryStore store = new InMemoryStore();
    private final Storage storage = InMemoryStorage.on(store);
    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final FakePasswords passwords = new FakePasswords();
    private final PasswordPolicy passwordPolicy = new PasswordPolicy(Set.of("12345678"));
    private final InstantSource clock = InstantSource.system();
    private final MonotonicClock monotonicClock = MonotonicClock.system();
    private final LoginRateLimiter loginRateLimiter = new LoginRateLimiter(LOGIN_POLICY, monotonicClock);
    private final Overcommit overcommit = new Overcommit(4, 1);
    private final FakeProcesses processes = new FakeProcesses();
    private final VmPolicy policy =
            new VmPolicy(32, 65_536, 2_048, new DiskGiB(20), List.of(new OsType("debian"), new OsType("other")));
    private final InMemoryImageFiles imageFiles = new InMemoryImageFiles();
    private final FakeImageSources imageSources = new FakeImageSources();
    private final ImageTransfers transfers = new ImageTransfers(
            storage.unitOfWork(), storage.images(), imageFiles, processes, IMAGE_POLICY, policy, clock, monotonicClock);
    private final OperationOutcomes outcomes = new OperationOutcomes(storage.unitOfWork(), storage.vms(), clock);
    private final OperationRunner runner = new OperationRunner(
            storage.unitOfWork(), storage.vms(), hypervisor, processes, outcomes, Duration.ofMinutes(2), clock);

    @Produces
    @Singleton
    InMemoryStore store() {
        return store;
    }

    @Produces
    @Singleton
    Storage storage() {
        return storage;
    }

    @Produces
    @Singleton
    public FakeHypervisor hypervisor() {
        return hypervisor;
    }

    @Produces
    @Singleton
    FakePasswords passwords() {
        return passwords;
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return clock;
    }

    @Produces
    @Singleton
    HttpSettings httpSettings(
            @ConfigProperty(name = "test.request-deadline", defaultValue = "30s") Duration deadline,
            @ConfigProperty(name = "test.public-metrics", defaultValue = "true") boolean publicMetrics) {
        TrustedProxies proxies = TrustedProxies.of(List.of("127.0.0.2", "10.0.0.0/8"));
        return new HttpSettings(
                List.of(BESIDE_LOCALHOST), Set.of("http://localhost:3000"), proxies, deadline, deadline, publicMetrics);
    }

    @Produces
    @Singleton
    @Unremovable
    VmPolicy policy() {
        return policy;
    }

    @Produces
    @Singleton
    TokenSettings tokenSettings() {
        return TokenSettings.of(SECRET, Duration.ofHours(24), Duration.ofDays(7));
    }

    @Produces
    @Singleton
    CheckHealth checkHealth() {
        return new CheckHealth(storage.unitOfWork(), hypervisor, clock);
    }

    @Produces
    @Singleton
    public LatestMetrics latestMetrics() {
        return new LatestMetrics(() -> Duration.ZERO);
    }

    @Produces
    @Singleton
    @Unremovable
    SampleHosts sampleHosts(LatestMetrics latestMetrics) {
        return new SampleHosts(hypervisor, latestMetrics);
    }

    @Produces
    @Singleton
    GetHostMetrics getHostMetrics(LatestMetrics latestMetrics) {
        return new GetHostMetrics(latestMetrics);
    }

    @Produces
    @Singleton
    Authenticate authenticate() {
        return new Authenticate(storage.liveSessions());
    }

    @Produces
    @Singleton
    LogIn logIn(Tokens tokens) {
        RenewHash renewHash = new RenewHash(unitOfWork(), storage.users(), passwords, Runnable::run);
        return new LogIn(
                unitOfWork(),
                storage.users(),
                storage.userQueries(),
                passwords,
                loginRateLimiter,
                renewHash,
                sessionStart(tokens));
    }

    private SessionStart sessionStart(Tokens tokens) {
        return new SessionStart(storage.refreshFamilies(), tokens, clock);
    }

    @Produces
    @Singleton
    RefreshSession refreshSession(Tokens tokens) {
        return new RefreshSession(unitOfWork(), storage.refreshFamilies(), storage.userQueries(), tokens, clock);
    }

    @Produces
    @Singleton
    ResumeSession resumeSession(Tokens tokens) {
        return new ResumeSession(unitOfWork(), storage.refreshFamilies(), storage.userQueries(), tokens, clock);
    }

    @Produces
    @Singleton
    LogOut logOut(Tokens tokens) {
        return new LogOut(unitOfWork(), storage.refreshFamilies(), storage.liveSessions(), tokens);
    }

    @Produces
    @Singleton
    ChangePassword changePassword(Tokens tokens) {
        return new ChangePassword(
                unitOfWork(),
                storage.users(),
                storage.userQueries(),
                passwords,
                passwordPolicy,
                loginRateLimiter,
                storage.refreshFamilies(),
                sessionStart(tokens),
                clock);
    }

    @Produces
    @Singleton
    UserQueries userQueries() {
        return storage.userQueries();
    }

    @Produces
    @Singleton
    SuspendUser suspendUser() {
        return new SuspendUser(unitOfWork(), storage.users(), clock);
    }

    @Produces
    @Singleton
    UpdateUser updateUser() {
        return new UpdateUser(
                unitOfWork(),
                storage.users(),
                storage.userQueries(),
                passwords,
                passwordPolicy,
                storage.refreshFamilies(),
                clock);
    }

    @Produces
    @Singleton
    RegisterUser registerUser() {
        return new RegisterUser(unitOfWork(), storage.users(), passwords, passwordPolicy, loginRateLimiter, clock);
    }

    @Produces
    @Singleton
    ListUsers listUsers() {
        return new ListUsers(storage.userQueries());
    }

    @Produces
    @Singleton
    GetUser getUser() {
        return new GetUser(storage.userQueries(), storage.vmQueries());
    }

    @Produces
    @Singleton
    AddUser addUser() {
        return new AddUser(unitOfWork(), storage.users(), storage.userQueries(), passwords, passwordPolicy, clock);
    }

    @Produces
    @Singleton
    ApproveUser approveUser() {
        return new ApproveUser(unitOfWork(), storage.users(), storage.refreshFamilies(), clock);
    }

    @Produces
    @Singleton
    DeleteUser deleteUser(DeleteVm deleteVm) {
        HandOverVms handOver = new HandOverVms(unitOfWork(), storage.vms(), storage.quotas(), clock);
        return new DeleteUser(unitOfWork(), storage.users(), storage.vmQueries(), deleteVm, handOver);
    }

    @Produces
    @Singleton
    ListSshKeys listSshKeys() {
        return new ListSshKeys(unitOfWork(), storage.sshKeys());
    }

    @Produces
    @Singleton
    AddSshKey addSshKey() {
        return new AddSshKey(unitOfWork(), storage.users(), storage.sshKeys(), MAX_SSH_KEYS, clock);
    }

    @Produces
    @Singleton
    DeleteSshKey deleteSshKey() {
        return new DeleteSshKey(unitOfWork(), storage.sshKeys());
    }

    @Produces
    @Singleton
    GetQuota getQuota() {
        return new GetQuota(storage.quotas(), storage.userQueries());
    }

    @Produces
    @Singleton
    SetQuota setQuota() {
        return new SetQuota(unitOfWork(), storage.quotas());
    }

    @Produces
    @Singleton
    ListVms listVms() {
        return new ListVms(storage.vmQueries());
    }

    @Produces
    @Singleton
    GetVm getVm() {
        return new GetVm(storage.vmQueries());
    }

    @Produces
    @Singleton
    IssueTicket issueTicket() {
        return new IssueTicket(getVm(), hypervisor, unitOfWork(), storage.consoleTickets(), clock);
    }

    @Produces
    @Singleton
    Processes processes() {
        return processes;
    }

    @Produces
    @Singleton
    ListViewers listViewers() {
        return new ListViewers(getVm(), storage.consoleViewers(), processes);
    }

    @Produces
    @Singleton
    CutViewer cutViewer() {
        return new CutViewer(getVm(), unitOfWork(), storage.consoleViewers());
    }

    @Produces
    @Singleton
    CreateVm createVm() {
        return new CreateVm(
                storage.vms(),
                storage.vmQueries(),
                storage.quotas(),
                storage.hostLoads(),
                new VmImages(storage.imageQueries(), storage.images(), imageFiles, IMAGE_POLICY),
                hypervisor,
                runner,
                policy,
                overcommit,
                clock);
    }

    @Produces
    @Singleton
    StartVm startVm() {
        return new StartVm(runner, hypervisor, storage.hostLoads(), overcommit);
    }

    @Produces
    @Singleton
    StopVm stopVm() {
        return new StopVm(runner, hypervisor, Duration.ZERO);
    }

    @Produces
    @Singleton
    RestartVm restartVm() {
        return new RestartVm(runner, hypervisor, Duration.ZERO);
    }

    @Produces
    @Singleton
    PauseVm pauseVm() {
        return new PauseVm(runner, hypervisor);
    }

    @Produces
    @Singleton
    ResumeVm resumeVm() {
        return new ResumeVm(runner, hypervisor);
    }

    @Produces
    @Singleton
    ResizeVm resizeVm() {
        return new ResizeVm(
                runner, storage.vmQueries(), storage.quotas(), storage.hostLoads(), hypervisor, policy, overcommit);
    }

    @Produces
    @Singleton
    DeleteVm deleteVm() {
        return new DeleteVm(runner, hypervisor);
    }

    @Produces
    @Singleton
    InMemoryImageFiles imageFiles() {
        return imageFiles;
    }

    @Produces
    @Singleton
    FakeImageSources imageSources() {
        return imageSources;
    }

    @Produces
    @Singleton
    ImageCatalogue imageCatalogue() {
        return new ImageCatalogue(List.of(new CatalogueImage(
                new ImageName("known.iso"),
                "A CD that everybody knows",
                new ImageSource.Url("https://images.example.org/known.iso"),
                new Sha256("0".repeat(64)),
                new DiskGiB(1),
                new OsType("debian"),
                new Image.Login("debian"))));
    }

    @Produces
    @Singleton
    ListImages listImages() {
        return new ListImages(storage.imageQueries());
    }

    @Produces
    @Singleton
    GetImage getImage() {
        return new GetImage(storage.imageQueries());
    }

    @Produces
    @Singleton
    UploadImage uploadImage() {
        return new UploadImage(transfers);
    }

    @Produces
    @Singleton
    ImportImage importImage() {
        return new ImportImage(transfers, imageSources, IMAGE_POLICY, Runnable::run);
    }

    @Produces
    @Singleton
    DeleteImage deleteImage() {
        return new DeleteImage(unitOfWork(), storage.images(), storage.vmQueries(), imageFiles, clock);
    }

    @Produces
    @Singleton
    IdempotentExecution idempotentExecution() {
        RequestsInProgress inProgress = new RequestsInProgress();
        ReleaseRequests release =
                new ReleaseRequests(unitOfWork(), storage.keyedRequests(), inProgress, monotonicClock);
        return new IdempotentExecution(unitOfWork(), storage.keyedRequests(), inProgress, release, processes, clock);
    }

    @Produces
    @Singleton
    CompareUsage compareUsage() {
        return new CompareUsage(storage.quotas());
    }

    @Produces
    @Singleton
    FindDrift findDrift() {
        return new FindDrift(hypervisor, storage.vmQueries(), storage.sightings(), clock);
    }

    @Produces
    @Singleton
    AdoptGuest adoptGuest() {
        ObserveVm observeVm =
                new ObserveVm(storage.vmQueries(), hypervisor, outcomes, Duration.ofSeconds(10), monotonicClock);
        return new AdoptGuest(
                unitOfWork(), storage.vms(), storage.vmQueries(), storage.quotas(), hypervisor, observeVm, clock);
    }

    @Produces
    @Singleton
    RecordAudit recordAudit() {
        return new RecordAudit(unitOfWork(), storage.auditTrail());
    }

    @Produces
    @Singleton
    ListAudit listAudit() {
        return new ListAudit(storage.auditQueries());
    }

    @Produces
    @Singleton
    RemoveStray removeStray() {
        return new RemoveStray(unitOfWork(), storage.vms(), hypervisor);
    }

    private UnitOfWork unitOfWork() {
        return storage.unitOfWork();
    }
}
