package dev.limen.adapters.persistence;

import org.hibernate.Session;

/**
 * PostgreSQL's advisory locks, for what has no row to lock. They end with the transaction. The database knows each by two
 * numbers: {@code 1279872325}, which is "LIME" in ASCII, and the number below; number 4 is the change log's, which its
 * triggers take at the commit. Lock order: after all locks of rows, so that two transactions never wait for each other.
 */
public enum AdvisoryLock {

    /** What all VMs take of the host together. */
    HOST(1),
    /** How many administrators there are. */
    ADMINISTRATORS(2),
    /** What the hypervisor has and no VM bears: adopted or retired. */
    STRAYS(3),
    /** How much the image library holds, and how many images are coming in. */
    IMAGES(5);

    private static final int LIME = 0x4C494D45;

    private final int number;

    AdvisoryLock(int number) {
        this.number = number;
    }

    /** Waits for the lock. What it protects has to be read by a later statement, which sees what was committed. */
    public void take(Session session) {
        session.createNativeQuery("select 1 from pg_advisory_xact_lock(:lime, :number)", Integer.class)
                .setParameter("lime", LIME)
                .setParameter("number", number)
                .getSingleResult();
    }
}
