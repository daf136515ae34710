package dev.limen.contract;

import dev.limen.domain.audit.AuditQueries;
import dev.limen.domain.audit.AuditTrail;
import dev.limen.domain.change.ChangeFeed;
import dev.limen.domain.change.ChangeLog;
import dev.limen.domain.console.ConsoleTickets;
import dev.limen.domain.console.ConsoleViewers;
import dev.limen.domain.host.HostLoads;
import dev.limen.domain.idempotency.KeyedRequests;
import dev.limen.domain.image.ImageQueries;
import dev.limen.domain.image.Images;
import dev.limen.domain.quota.Quotas;
import dev.limen.domain.reconciliation.Sightings;
import dev.limen.domain.session.LiveSessions;
import dev.limen.domain.session.RefreshFamilies;
import dev.limen.domain.sshkey.SshKeys;
import dev.limen.domain.storage.UnitOfWork;
import dev.limen.domain.user.UserQueries;
import dev.limen.domain.user.Users;
import dev.limen.domain.vm.VmQueries;
import dev.limen.domain.vm.Vms;

/** The ports of one storage as one process has them, which all see the same data. */
public record Storage(
        UnitOfWork unitOfWork,
        Users users,
        UserQueries userQueries,
        Vms vms,
        VmQueries vmQueries,
        Quotas quotas,
        HostLoads hostLoads,
        Sightings sightings,
        KeyedRequests keyedRequests,
        ChangeLog changeLog,
        ChangeFeed changeFeed,
        RefreshFamilies refreshFamilies,
        LiveSessions liveSessions,
        ConsoleTickets consoleTickets,
        ConsoleViewers consoleViewers,
        SshKeys sshKeys,
        AuditTrail auditTrail,
        AuditQueries auditQueries,
        Images images,
        ImageQueries imageQueries) {

    /** The same as a process has it that follows the change log by another feed. */
    public Storage with(ChangeFeed otherFeed) {
        return new Storage(
                unitOfWork,
                users,
                userQueries,
                vms,
                vmQueries,
                quotas,
                hostLoads,
                sightings,
                keyedRequests,
                changeLog,
                otherFeed,
                refreshFamilies,
                liveSessions,
                consoleTickets,
                consoleViewers,
                sshKeys,
                auditTrail,
                auditQueries,
                images,
                imageQueries);
    }
}
