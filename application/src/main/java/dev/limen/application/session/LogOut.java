package dev.limen.application.session;

import dev.limen.application.ApplicationService;
import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.RefreshClaim;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserView;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ends the session that a token belongs to, or all of its user's. Nothing happens when there is none: it is over. */
@ApplicationService
public final class LogOut {

    /**
     * What the client has of its session, either or both.
     *
     * @param everywhere whether all sessions of the user shall end
     */
    public record Command(
            @Nullable String accessToken, @Nullable String refreshToken, boolean everywhere) {

        @Override
        public String toString() {
            return "LogOut.Command[everywhere=" + everywhere + "]";
        }
    }

    private final UnitOfWork unitOfWork;
    private final RefreshFamilies families;
    private final LiveSessions sessions;
    private final Tokens tokens;

    public LogOut(UnitOfWork unitOfWork, RefreshFamilies families, LiveSessions sessions, Tokens tokens) {
        this.unitOfWork = unitOfWork;
        this.families = families;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Answers whose session it was; nobody's when there was none. */
    public Optional<UserView> handle(Command command) {
        Set<FamilyId> ending = families(command);
        Optional<UserView> leaving =
                ending.stream().map(sessions::holder).flatMap(Optional::stream).findFirst();
        if (leaving.isPresent()) {
            unitOfWork.execute(() -> ending.forEach(family -> end(family, command.everywhere())));
        }
        return leaving;
    }

    private Set<FamilyId> families(Command command) {
        Optional<FamilyId> access = Optional.ofNullable(command.accessToken())
                .flatMap(tokens::readAccess)
                .map(AccessClaim::family);
        Optional<FamilyId> refresh = Optional.ofNullable(command.refreshToken())
                .flatMap(tokens::readRefresh)
                .map(RefreshClaim::family);
        return Stream.of(access, refresh).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private void end(FamilyId family, boolean everywhere) {
        if (everywhere) {
            sessions.holder(family).ifPresent(user -> families.removeAllOf(user.id(), SessionEnd.SIGNED_OUT));
        } else {
            families.remove(family, SessionEnd.SIGNED_OUT);
        }
    }
}
