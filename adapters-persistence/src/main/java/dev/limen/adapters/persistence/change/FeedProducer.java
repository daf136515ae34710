package dev.limen.adapters.persistence.change;

import dev.limen.adapters.persistence.Reader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class FeedProducer {

    @Produces
    @Singleton
    PgChangeFeed feed(Reader reader) {
        return new PgChangeFeed(reader);
    }
}
