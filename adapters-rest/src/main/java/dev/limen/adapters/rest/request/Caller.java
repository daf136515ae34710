package dev.limen.adapters.rest.request;

import dev.limen.domain.session.Session;
import dev.limen.domain.user.Actor;
import io.quarkus.security.Authenticated;

/** Who makes the request at hand. In resources that are not {@link Authenticated} there may be nobody, which is an error. */
public interface Caller {

    Session session();

    default Actor actor() {
        return session().actor();
    }
}
