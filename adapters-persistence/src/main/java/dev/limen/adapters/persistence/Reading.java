package dev.limen.adapters.persistence;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.SessionFactory;

final class Reading {

    @Produces
    @Singleton
    Reader reader(SessionFactory sessions, ConnectionPermits permits) {
        return new Reader(sessions, permits);
    }
}
