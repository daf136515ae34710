package dev.limen.adapters.persistence;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.SessionFactory;

final class Reading {

    @Produces
    @Singleton
    Reader reader(SessionFactory sessions, Gate gate) {
        return new Reader(sessions, gate);
    }
}
