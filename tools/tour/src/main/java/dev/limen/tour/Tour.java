package dev.limen.tour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.limen.client.Answer;
import dev.limen.client.Credentials;
import dev.limen.client.ExpectationFailed;
import dev.limen.client.LimenClient;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Takes a new user through a running LIMEN, stops at the first surprise, and leaves nothing behind in either case. */
public final class Tour {

    private final URI server;
    private final Supplier<Credentials> admin;
    private final Map<String, String> environment;
    private final Report report;

    /**
     * A tour of one server.
     *
     * @param admin asked for once the server has answered
     * @param environment may name libvirt's address in {@code LIMEN_LIBVIRT_URI}
     * @param lines gets one line per step
     */
    public Tour(URI server, Supplier<Credentials> admin, Map<String, String> environment, Consumer<String> lines) {
        this.server = server;
        this.admin = admin;
        this.environment = environment;
        this.report = new Report(lines);
    }

    /** The argument is the address of a server; ends with 1 at the first surprise. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Map<String, String> environment = System.getenv();
        try {
            URI server = URI.create(arguments.length == 0 ? "http://localhost:8080" : arguments[0]);
            new Tour(server, () -> Credentials.ofAdmin(environment), environment, out::println).run();
            out.println("The tour ended well.");
        } catch (ExpectationFailed | IllegalArgumentException surprise) {
            out.println("The tour ended early: " + surprise.getMessage() + ".");
            System.exit(1);
        }
    }

    /**
     * Walks the whole way.
     *
     * @throws ExpectationFailed at the first thing that is not as it should be
     */
    public void run() {
        LimenClient nobody = LimenClient.of(server);
        report.step("health", () -> health(nobody), "database and hypervisor are connected");
        String hypervisor = report.step("hypervisor", () -> hypervisor(nobody), Function.identity());
        Optional<LibvirtCheck> virsh = hypervisor.equals("libvirt")
                ? report.step("virsh", () -> LibvirtCheck.besides(server, environment), Tour::describe)
                : Optional.empty();
        Onboarding onboarding = new Onboarding(nobody, report, admin.get());
        try {
            new VmJourney(onboarding.newUser(), virsh, report).run();
        } finally {
            onboarding.undo();
        }
    }

    private static void health(LimenClient nobody) {
        nobody.get("/api/health")
                .with(200)
                .having("/status", "ok")
                .having("/db", "connected")
                .having("/libvirt", "connected");
    }

    private static String hypervisor(LimenClient nobody) {
        Answer ready = nobody.get("/q/health/ready").with(200);
        return StreamSupport.stream(ready.body().path("checks").spliterator(), false)
                .map(check -> check.path("data").path("hypervisor"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElseThrow(() -> new ExpectationFailed(
                        "a check that names the hypervisor", ready.body().toString()));
    }

    private static String describe(Optional<LibvirtCheck> virsh) {
        return virsh.isPresent() ? "will confirm what LIMEN says" : "gets no answer here: LIMEN's word has to do";
    }
}
