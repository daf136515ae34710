package dev.limen.adapters.persistence;

import io.agroal.api.AgroalDataSource;

/** A link as another process has one. */
public final class AnotherLink {

    private AnotherLink() {}

    public static ServerLink open(AgroalDataSource dataSource) {
        ServerLink link = new ServerLink(dataSource);
        link.start();
        return link;
    }
}
