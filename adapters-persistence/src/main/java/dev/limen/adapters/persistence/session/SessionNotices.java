package dev.limen.adapters.persistence.session;

import dev.limen.adapters.persistence.Channel;
import dev.limen.adapters.persistence.ServerLink;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.SessionChange;
import dev.limen.domain.session.SessionEnd;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hibernate.Session;

/**
 * Tells every process of changes that concern sessions once they have committed: this one at once, and all by a
 * notification, {@code user 12} or {@code ended 6f1c… 12 SIGNED_OUT}. This one hears its own once more, so that it also
 * learns of a commit whose end it did not hear of.
 */
public final class SessionNotices {

    private final ServerLink link;
    private final UnitOfWork unitOfWork;
    private final Session session;
    private final List<Consumer<SessionChange>> listeners = new CopyOnWriteArrayList<>();

    SessionNotices(ServerLink link, UnitOfWork unitOfWork, Session session) {
        this.link = link;
        this.unitOfWork = unitOfWork;
        this.session = session;
    }

    /** From now on what others give notice of is heard. */
    void begin() {
        link.hear(Channel.LIMEN_SESSION, payload -> tell(read(payload)), () -> tell(new SessionChange.Unknown()));
    }

    /** The first to listen is the first to be told. */
    void listen(Consumer<SessionChange> listener) {
        listeners.add(listener);
    }

    /** Whether what others give notice of is heard here. */
    boolean areHeard() {
        return link.stands();
    }

    /** Gives notice of a change that the unit of work at hand makes. */
    public void give(SessionChange change) {
        session.createNativeQuery("select 1 from pg_notify(:channel, :payload)", Integer.class)
                .setParameter("channel", Channel.LIMEN_SESSION.id())
                .setParameter("payload", write(change))
                .getSingleResult();
        unitOfWork.afterCommit(() -> tell(change));
    }

    private void tell(SessionChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    private static String write(SessionChange change) {
        return switch (change) {
            case SessionChange.OfUser(UserId user) -> "user " + user.value();
            case SessionChange.Ended(FamilyId family, UserId user, SessionEnd why) ->
                "ended " + family.value() + " " + user.value() + " " + why;
            case SessionChange.Unknown unknown -> throw new IllegalArgumentException("nobody can give notice of it");
        };
    }

    private static SessionChange read(String payload) {
        String[] words = payload.split(" ", -1);
        return words[0].equals("user")
                ? new SessionChange.OfUser(new UserId(Long.parseLong(words[1])))
                : new SessionChange.Ended(
                        new FamilyId(UUID.fromString(words[1])),
                        new UserId(Long.parseLong(words[2])),
                        SessionEnd.valueOf(words[3]));
    }
}
