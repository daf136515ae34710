package dev.limen.tour;

import dev.limen.client.Credentials;
import dev.limen.client.LimenClient;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a stranger becomes a user: registers, is kept waiting, is let in by an administrator. */
final class Onboarding {

    private final LimenClient nobody;
    private final Report report;
    private final Credentials adminCredentials;
    private final Credentials stranger;
    private @Nullable LimenClient admin;
    private @Nullable String userId;

    Onboarding(LimenClient nobody, Report report, Credentials adminCredentials) {
        this.nobody = nobody;
        this.report = report;
        this.adminCredentials = adminCredentials;
        String name = "tour-" + UUID.randomUUID().toString().substring(0, 8);
        this.stranger = new Credentials(name, UUID.randomUUID().toString());
    }

    /** LIMEN as the new user sees it. */
    LimenClient newUser() {
        LimenClient signedIn = report.step(
                "administrator signs in",
                () -> nobody.signedInAsAdmin(adminCredentials),
                api -> "as " + adminCredentials.username());
        admin = signedIn;
        String id = report.step("register", this::register, made -> "user " + made + ", " + stranger.username());
        userId = id;
        report.step(
                "login before approval",
                () -> nobody.login(stranger).with(403).saying("pending", "approval"),
                a -> "refused: " + a.message());
        report.step("administrator approves", () -> approve(signedIn, id), "approved");
        return report.step("login", () -> nobody.signedIn(stranger), api -> "as " + stranger.username());
    }

    private String register() {
        return nobody.post("/api/auth/register", stranger.body()).with(201).text("id");
    }

    private static void approve(LimenClient admin, String id) {
        admin.put("/api/admin/users/" + id + "/approve", Map.of()).with(200).having("/approved", true);
    }

    /** Removes the user, with whatever VMs a journey cut short has left. */
    void undo() {
        if (admin != null && userId != null) {
            LimenClient remover = admin;
            String path = "/api/admin/users/" + userId + "?vms=delete";
            report.step("the user is removed", () -> remover.delete(path).with(200), gone -> "nothing is left");
        }
    }
}
