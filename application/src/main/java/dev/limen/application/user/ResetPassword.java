package dev.limen.application.user;

import dev.limen.application.ApplicationService;
import dev.limen.domain.InvalidValue;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.Password;
import dev.limen.domain.user.PasswordHash;
import dev.limen.domain.user.PasswordPolicy;
import dev.limen.domain.user.Passwords;
import dev.limen.domain.user.Role;
import dev.limen.domain.user.User;
import dev.limen.domain.user.UserError;
import dev.limen.domain.user.UserId;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.UserView;
import dev.limen.domain.user.Username;
import dev.limen.domain.user.Users;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The owner of the machine gives an account a new password, with nobody signed in who could be asked. An administrator
 * who had been suspended is let in again, because otherwise nobody could be; an ordinary user stays as they were, as that
 * is for an administrator to decide.
 */
@ApplicationService
public final class ResetPassword {

    /** The account as it is now, and whether it was suspended before and is not any more. */
    public record Result(UserView user, boolean letIn) {}

    private final UnitOfWork unitOfWork;
    private final Users users;
    private final UserQueries queries;
    private final RefreshFamilies families;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final InstantSource clock;

    public ResetPassword(
            UnitOfWork unitOfWork,
            Users users,
            UserQueries queries,
            RefreshFamilies families,
            Passwords passwords,
            PasswordPolicy policy,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.queries = queries;
        this.families = families;
        this.passwords = passwords;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Changes the password; whoever was signed in is signed out.
     *
     * @throws UserError.NotFound when nobody has that name
     * @throws InvalidValue when nobody may have that password
     */
    public Result handle(Username username, Password password) {
        UserView found = queries.find(username).orElseThrow(UserError.NotFound::new);
        policy.check(password, found.username());
        PasswordHash hash = passwords.hash(password);
        return unitOfWork.execute(() -> change(found.id(), hash));
    }

    private Result change(UserId id, PasswordHash hash) {
        User user = users.find(id).orElseThrow(UserError.NotFound::new);
        boolean approvedBefore = user.isApproved();
        Instant now = clock.instant();
        user.changePassword(hash, now);
        if (user.view().role() == Role.ADMIN) {
            user.approve(now);
        }
        users.save(user);
        families.removeAllOf(id, SessionEnd.REVOKED);
        return new Result(user.view(), user.isApproved() && !approvedBefore);
    }
}
