package dev.limen.adapters.persistence.session;

import dev.limen.adapters.persistence.ServerLink;
import dev.limen.domain.storage.UnitOfWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.Session;

final class Noticing {

    @Produces
    @Singleton
    SessionNotices notices(ServerLink link, UnitOfWork unitOfWork, Session session) {
        return new SessionNotices(link, unitOfWork, session);
    }

    void begin(@Observes StartupEvent event, SessionNotices notices) {
        notices.begin();
    }
}
