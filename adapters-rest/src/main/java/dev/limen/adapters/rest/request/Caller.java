package dev.limen.adapters.rest.request;

import dev.limen.domain.user.Actor;
import io.quarkus.security.Authenticated;

/** Who makes the request at hand, in resources that are {@link Authenticated}. */
public interface Caller {

    Actor actor();
}
