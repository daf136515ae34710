package dev.limen.adapters.persistence.console;

import dev.limen.adapters.persistence.Statements;
import dev.limen.domain.console.ConsoleTicket;
import dev.limen.domain.console.ConsoleTickets;
import dev.limen.domain.console.TicketSecret;
import dev.limen.domain.session.AccessClaim;
import dev.limen.domain.session.FamilyId;
import dev.limen.domain.storage.StorageUnavailable;
import dev.limen.domain.user.UserId;
import dev.limen.domain.vm.VmUuid;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Tickets in the table {@code console_ticket}. */
@Singleton
final class SqlConsoleTickets implements ConsoleTickets {

    private static final String MAKE_ROOM = """
            delete from console_ticket where digest in (
                select digest from console_ticket where user_id = :user
                order by expires_at desc, digest offset :kept for update skip locked)
            """;

    private static final String ADD = """
            insert into console_ticket (digest, vm_uuid, user_id, family_id, claim_expires_at, view_only, expires_at)
            values (:digest, :vm, :user, :family, :claimExpiresAt, :viewOnly, :expiresAt)
            """;

    /** One statement: whoever comes second finds nothing, without any lock that would have to be asked for. */
    private static final String TAKE = """
            delete from console_ticket where digest = :digest
            returning vm_uuid as vm, user_id as user, family_id as family, claim_expires_at as claim_expires_at,
                view_only as view_only, expires_at as expires_at
            """;

    private static final String FORGET = "delete from console_ticket where expires_at <= :at";

    private final Statements statements = new Statements(StorageUnavailable::new);
    private final Session session;

    SqlConsoleTickets(Session session) {
        this.session = session;
    }

    private record Row(UUID vm, long user, UUID family, Instant claimExpiresAt, boolean viewOnly, Instant expiresAt) {

        ConsoleTicket ticket(TicketSecret secret) {
            AccessClaim claim = new AccessClaim(new UserId(user), new FamilyId(family), claimExpiresAt);
            return new ConsoleTicket(secret, new VmUuid(vm), claim, viewOnly, expiresAt);
        }
    }

    @Override
    public void add(ConsoleTicket ticket) {
        long user = ticket.claim().user().value();
        statements.run(() -> {
            session.createNativeMutationQuery(MAKE_ROOM)
                    .setParameter("user", user)
                    .setParameter("kept", MAX_PER_USER - 1)
                    .executeUpdate();
            return session.createNativeMutationQuery(ADD)
                    .setParameter("digest", digest(ticket.secret()))
                    .setParameter("vm", ticket.vm().value())
                    .setParameter("user", user)
                    .setParameter("family", ticket.claim().family().value())
                    .setParameter("claimExpiresAt", ticket.claim().expiresAt())
                    .setParameter("viewOnly", ticket.viewOnly())
                    .setParameter("expiresAt", ticket.expiresAt())
                    .executeUpdate();
        });
    }

    @Override
    public Optional<ConsoleTicket> take(TicketSecret secret) {
        return statements
                .run(() -> session.createNativeQuery(TAKE, Row.class)
                        .setParameter("digest", digest(secret))
                        .getResultList())
                .stream()
                .findFirst()
                .map(row -> row.ticket(secret));
    }

    @Override
    public void forgetExpired(Instant at) {
        statements.run(() ->
                session.createNativeMutationQuery(FORGET).setParameter("at", at).executeUpdate());
    }

    /** Of a secret that nobody can guess, a plain digest is as good as any. */
    private static String digest(TicketSecret secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(secret.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
