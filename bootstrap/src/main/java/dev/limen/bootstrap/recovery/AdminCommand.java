package dev.limen.bootstrap.recovery;

import dev.limen.application.audit.RecordAudit;
import dev.limen.application.user.ResetPassword;
import dev.limen.bootstrap.config.StartupRefused;
import dev.limen.bootstrap.secrets.RandomSecrets;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.audit.AuditEntry;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserOverview;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code admin reset-password NAME [--generate]}: gives an account a new password, on LIMEN's database, and ends. */
@Singleton
@Unremovable
public final class AdminCommand implements QuarkusApplication {

    private static final String USAGE = "Say: admin reset-password NAME [--generate]";
    private static final List<String> COMMAND = List.of("admin", "reset-password");
    private static final String GENERATE = "--generate";
    private static final int FAILED = 1;

    /** As the entries of requests say it, beside which this one is read. */
    private static final AuditEntry.Result DONE = new AuditEntry.Result(200, null);

    private final ResetPassword resetPassword;
    private final UserQueries users;
    private final RecordAudit recordAudit;
    private final InstantSource clock;

    AdminCommand(ResetPassword resetPassword, UserQueries users, RecordAudit recordAudit, InstantSource clock) {
        this.resetPassword = resetPassword;
        this.users = users;
        this.recordAudit = recordAudit;
        this.clock = clock;
    }

    /** What was said on the command line. */
    private record Order(String name, boolean generate) {

        static Order of(List<String> args) {
            List<String> names = args.stream()
                    .skip(COMMAND.size())
                    .filter(arg -> !arg.equals(GENERATE))
                    .toList();
            boolean known = args.size() > COMMAND.size()
                    && args.subList(0, COMMAND.size()).equals(COMMAND);
            if (!known || names.size() != 1 || names.getFirst().startsWith("-")) {
                throw new StartupRefused(List.of(USAGE));
            }
            return new Order(names.getFirst(), args.contains(GENERATE));
        }
    }

    /**
     * Looks whether this can be done, before anything is started for it.
     *
     * @throws StartupRefused when the command line says something else
     */
    public static void check(String... args) {
        Order.of(List.of(args));
    }

    @Override
    public int run(String... args) {
        Order order = Order.of(List.of(args));
        try {
            reset(order);
            return 0;
        } catch (UserError.NotFound nobody) {
            System.err.println(
                    "There is no user named \"" + order.name + "\". Administrators are: " + administrators() + ".");
        } catch (UserError | InvalidValue | PasswordPrompt.NotGiven e) {
            System.err.println(e.getMessage() + ". Nothing was changed.");
        } catch (StorageUnavailable away) {
            System.err.println(
                    "The database does not answer; whether the password was changed is not known. Try again.");
        }
        return FAILED;
    }

    private void reset(Order order) {
        Username username = new Username(order.name);
        if (users.find(username).isEmpty()) {
            throw new UserError.NotFound();
        }
        Password password = order.generate ? new Password(RandomSecrets.password()) : PasswordPrompt.askFor(order.name);
        ResetPassword.Result result = resetPassword.handle(username, password);
        recordAudit.handle(List.of(entry(result.user())));
        tell(result);
        if (order.generate) {
            System.out.println("The new password, shown once: " + password.value());
        }
    }

    private AuditEntry entry(UserView user) {
        return new AuditEntry(
                AuditEntry.Who.NOBODY,
                new AuditEntry.What(
                        "admin reset-password", null, Long.toString(user.id().value())),
                DONE,
                null,
                UUID.randomUUID().toString(),
                clock.instant(),
                1);
    }

    private void tell(ResetPassword.Result result) {
        UserView user = result.user();
        System.out.println(
                "The password of " + user.username().value() + " is changed, and whoever was signed in is signed out.");
        if (result.letIn()) {
            System.out.println("This administrator had been suspended, and is not any more.");
        } else if (!user.approved()) {
            System.out.println("This user is not approved; an administrator has to let them in.");
        }
    }

    private String administrators() {
        return users.list(null, null).stream()
                .map(UserOverview::user)
                .filter(user -> user.role() == Role.ADMIN)
                .map(user -> user.username().value())
                .collect(Collectors.joining(", "));
    }
}
