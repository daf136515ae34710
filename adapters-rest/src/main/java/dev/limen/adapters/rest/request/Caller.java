package dev.limen.adapters.rest.request;

import dev.limen.domain.user.Actor;

/** Who makes the request at hand, in resources that are for people {@link SignedIn}. */
public interface Caller {

    Actor actor();
}
