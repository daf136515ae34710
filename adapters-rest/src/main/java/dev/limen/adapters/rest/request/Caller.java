package dev.limen.adapters.rest.request;

import dev.limen.domain.session.Session;
import dev.limen.domain.user.Actor;
import io.quarkus.security.Authenticated;

/** Who makes the request at hand, in resources that are {@link Authenticated}. */
public interface Caller {

    Session session();

    default Actor actor() {
        return session().actor();
    }
}
