package dev.limen.adapters.rest;

import dev.limen.contract.Storage;
import dev.limen.contract.user.UserBuilder;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.session.RefreshFamily;
import dev.limen.domain.session.RefreshToken;
import dev.limen.domain.session.Tokens;
import dev.limen.domain.user.UserView;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** People who use the API, each a new one. */
@Singleton
public class People {

    /** Somebody with a token. */
    public record Person(UserView user, String token, String refreshToken) {

        public long id() {
            return user.id().value();
        }

        /** A request of theirs. */
        public RequestSpecification asks() {
            return RestAssured.given().auth().oauth2(token);
        }

        /** A request of theirs with a JSON body. */
        public RequestSpecification sends(String json) {
            return asks().contentType("application/json").body(json);
        }
    }

    private final AtomicInteger count = new AtomicInteger();
    private final Storage storage;
    private final Tokens tokens;

    People(Storage storage, Tokens tokens) {
        this.storage = storage;
        this.tokens = tokens;
    }

    public Person user() {
        return with(UserBuilder.user());
    }

    public Person admin() {
        return with(UserBuilder.admin());
    }

    public Person notApproved() {
        return with(UserBuilder.user().notApproved());
    }

    private Person with(UserBuilder builder) {
        return signedIn(builder.named("person-" + count.incrementAndGet()).addTo(storage));
    }

    /** The same person in another session. */
    public Person again(Person person) {
        return signedIn(person.user());
    }

    private Person signedIn(UserView user) {
        FamilyId family = FamilyId.random();
        Instant now = Instant.now();
        RefreshToken refresh = tokens.refresh(user, family, now);
        storage.unitOfWork()
                .execute(() -> storage.refreshFamilies().add(RefreshFamily.begun(family, user.id(), refresh, now)));
        return new Person(user, tokens.access(user, family, now).value(), refresh.value());
    }

    /** A name that nobody has. */
    public String newName() {
        return "name-" + count.incrementAndGet();
    }
}
